import { readFileSync } from 'node:fs';

/**
 * Given and family names of the English-speaking world, from the lexicon of compromise. Only its word lists are used: its
 * tagger finds Korean names and posts badly (people F1 0.14, organizations 0.71, places 0.91 on the English sentences of test/gold, where the
 * rules here reach 0.98 and more; `npm run eval:names` prints both). data/make-names.ts takes the lists out of it, since loading
 * all of it would take longer than answering a question.
 */
const LISTS = new URL('./data/names.tsv', import.meta.url);

let given: Set<string> | undefined;
let family: Set<string> | undefined;
let words: Set<string> | undefined;

/** Given names of the world's diplomats that are in no English lexicon. */
const MORE_GIVEN =
  'sergei sergey vladimir dmitry dmitri igor yuri mikhail boris nikolai anatoly antonio antónio josé jose luis carlos jorge miguel pedro pablo juan manuel fernando ricardo jean pierre françois francois jacques emmanuel nicolas jean-yves laurent wolfgang hans heinz jürgen jurgen klaus frank-walter heiko johann stefan ' +
  'anna maria ngozi kofi boutros mohamed mohammed muhammad ahmed ali hassan hussein ibrahim abdullah khalid saad salman recep mevlut hakan benjamin yitzhak shimon xi jinping hu wen keqiang yang wang li zhang shinzo shinzō taro tarō fumio yoshihide junichiro junichirō yukio naoto yoshihiko toshimitsu yoko takeo kono ' +
  'narendra manmohan sushma imran nawaz joko susilo mahathir najib thaksin prayut aung nguyen tran pham ho rodrigo gloria benigno ferdinand ambrose amina fatima leila samir omar tariq giorgio matteo silvio mario paolo giuseppe luigi lars jens erik gustav magnus ingrid astrid olga natalia tatiana irina svetlana andrzej piotr jan pavel petr vaclav viktor istvan';

/** Words that are given names and much else beside; capitalised they say nothing. */
const NOT_GIVEN = new Set(
  'will may june april mark bill grant may christian hope faith grace joy rose page drew chase chance rich art frank dale glen lane guy bud major royal pat rob sue dawn eve summer autumn ivy ruby amber angel north east west long young best earl duke king prince china india georgia paris sydney austin houston dallas jordan israel chad kenya virginia asia florence victoria charlotte carolina dakota madison brooklyn savannah phoenix lima rio santiago min han sung jung son so in do'.split(
    ' ',
  ),
);

function load(): void {
  const lists = new Map(
    readFileSync(LISTS, 'utf8')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
      .map((line) => line.split('\t') as [string, string]),
  );
  const names = (list: string) => lists.get(list)!.split('|');
  given = new Set([...MORE_GIVEN.split(' '), ...names('given').filter((name) => !NOT_GIVEN.has(name))]);
  family = new Set(names('family'));
  words = new Set(names('words'));
}

export function isGivenName(word: string): boolean {
  if (!given) load();
  return given!.has(word.toLowerCase());
}

export function isFamilyName(word: string): boolean {
  if (!family) load();
  return family!.has(word.toLowerCase());
}

/** Whether it is an English word that is no name; known only of words whose letters may be a Korean given name. */
export function isWord(word: string): boolean {
  if (!words) load();
  return words!.has(word.toLowerCase());
}
