import { familyOfHangul } from '../../../languages/ko/names/families.ts';
import { mentionAt } from '../../../text/mention.ts';
import { NEVER } from '../../general/name-shapes.ts';
import { entryOf } from './gazetteer.ts';
import { BEFORE_TITLE, gluedTo, plausibleTitle, TITLE, TITLE_AFTER } from './korean-title.ts';
import type { PersonMention } from './people-english.ts';

/** Syllables of Sino-Korean words that transcribed foreign names hardly have (Loanword Orthography). */
const SINO = /[국정부회관원외교통총북군법령임급합참당청처책집협력방업육환등측직현전결권때았었했됐]/u;
/** Syllables that transcribed names are full of and Sino-Korean words lack. */
const FOREIGN =
  /[르를크트프드브그츠즈쿠토카키코케타테티파페피포푸레루러베뉴뮤듀엘앤올셰샤셴쇼슈웨퍼펜핀폴턴튼톰톤켄렌런멘벤킨클블플글들랜랭랑렉벡빅틴딘린욘얀잉링킹팅핑끼까따빠쩐응엔트럼슬너먼스히메쉬뤼줄잭존톨벨빌델넬멜첼셀]/u;
/** 대사와, 장관이: a title with a particle. */
const TITLED_NOUN = new RegExp(`(?:${TITLE})(?:와|과|이|가|은|는|을|를|의|에게|도)?$`, 'u');
/** What is glued to a country's name, as it is not in 가나스기. */
const OF_COUNTRY =
  /^(?:$|[산측발행계제군인어식주의]|정부|대사|대표|당국|총|외|국|대|무역|경제|전|내|남|북|동|서)/u;
/** 밝혔으나, 확산되자, 이뤄진, 역사학: what stands before a name and belongs to the sentence. */
const CLAUSE_END =
  /(?:[되하]자|[으했었았였혔졌났]나|으며|하며|되며|이며|지만|도로|에서|[가-힣]진|[져겨려]|따라|주재|학|대|재난)$/u;
/** 수석대표인, 후보인, 중인 */
const COPULA = new RegExp(`(?:${TITLE}|후보|출신|소속|^중)(?:인|이자|이던|였던)$`, 'u');
function looksForeign(word: string, i: number, words: readonly string[]): boolean {
  if (!/^[가-힣]{1,8}$/u.test(word) || entryOf(word) || NEVER.has(word) || SINO.test(word)) return false;
  if ((i < words.length - 1 && (CLAUSE_END.test(word) || COPULA.test(word))) || /(?:주재|대학)$/u.test(word))
    return false;
  if (word.length === 1 && !/[존숀킴진리조잭짐팀밥벤맥]/u.test(word)) return false;
  if ((/^주/u.test(word) && entryOf(word.slice(1))) || TITLED_NOUN.test(word)) return false;
  // 러시아산, 미국측: a country and a suffix.
  for (let cut = 2; cut < word.length; cut++)
    if (entryOf(word.slice(0, cut))?.kind === 'country' && OF_COUNTRY.test(word.slice(cut))) return false;
  // Only the last word could carry a particle, and a title follows it instead.
  const stem = word.slice(0, -1);
  if (i < words.length - 1 && word.length > 2) {
    if (/[이가도]$/u.test(word) && (NEVER.has(stem) || entryOf(stem))) return false;
    if (/(?:[에와과]|로서)$/u.test(word) && !FOREIGN.test(word.slice(-2, -1))) return false;
  }
  return (
    !/(?:은|는|을|를|의|에서|에게|으로|라고|다고|면서|지만|하는|하던|하여|들여|[^마하]칠|린|한|된|고|던)$/u.test(
      word,
    ) ||
    (word.length > 2 && /린$/u.test(word))
  );
}
const ENDS_IN_TITLE = new RegExp(`(?:${TITLE})$`, 'u');
/** A title that begins with a country, or with the posting of a foreign ambassador in Korea. */
const OF_ABROAD = /^(?:[가-힣]{1,8}\s|주한\s?[가-힣])/u;
const abroadCountry = (title: string): boolean => {
  const first = title.split(/\s+/)[0]!.replace(/^주한/u, '');
  // 마크 램버트 미 국무부 부차관보
  if (/^[미중일러영독불]$/u.test(first)) return true;
  for (let cut = first.length; cut > 1; cut--) {
    const entry = entryOf(first.slice(0, cut));
    if (entry) return entry.kind === 'country' && entry.id !== 'KR' && entry.id !== 'KP';
  }
  return /^주한$/u.test(title.split(/\s+/)[0]!);
};
/** Parts of transcribed names that are no words of their own: 칼리드 알 누아이미, 마리아 판 데르 베르흐. */
const PARTICLE_WORD =
  /^(?:알|엘|빈|이븐|벤|아부|드|디|다|두|데|델|데르|데어|덴|도스|라|르|레|반|판|폰|본|산|생)$/u;
/** One-syllable middle names, as of Vietnam and China, where a foreign country is named beside. */
const MIDDLE = /^[가-힣]{1,2}$/u;
/** 세네갈의, 러시아: the country right before a name. */
const COUNTRY_BEFORE = /(?<![가-힣])([가-힣]{2,8}?)(?:의|\s측)?\s$/u;
const foreignBefore = (text: string, start: number): boolean => {
  const name = COUNTRY_BEFORE.exec(text.slice(Math.max(0, start - 12), start))?.[1];
  const entry = name ? entryOf(name) : undefined;
  return entry?.kind === 'country' && entry.id !== 'KR' && entry.id !== 'KP';
};
/** "세르게이 라브로프 러시아 외무장관", "트럼프 대통령": one to five transcribed words and a title after them. */
export function foreignIn(
  text: string,
  words: RegExpMatchArray[],
  i: number,
  counts: readonly number[],
): PersonMention | null {
  const { 0: word, index = 0 } = words[i]!;
  for (const count of counts) {
    const last = words[i + count - 1];
    if (!last) continue;
    const end = last.index! + last[0].length;
    const span = text.slice(index, end);
    const parts = span.split(/[ ·]/);
    if (parts.length !== count || ENDS_IN_TITLE.test(span)) continue;
    const title = TITLE_AFTER.exec(text.slice(end, end + 70));
    if (!title || !plausibleTitle(title.groups!.title!)) continue;
    // 니콜라 사르코지대통령: the word glued to the title is the family name.
    const glued = count === 1 ? gluedTo(title.groups!.title!) : '';
    if (glued.length > 2 && FOREIGN.test(glued) && !BEFORE_TITLE.test(glued) && !entryOf(glued)) continue;
    const abroad =
      foreignBefore(text, index) ||
      (OF_ABROAD.test(title.groups!.title!) && abroadCountry(title.groups!.title!));
    const inner = (at: number): boolean => at > 0 && at < count - 1;
    const plain = parts.filter((part, at) => !(inner(at) && PARTICLE_WORD.test(part)));
    if (plain.length > 3) continue;
    if (
      !parts.every(
        (part, at) =>
          looksForeign(part, at, parts) ||
          // 조셉 윤, 성 김: of Korean descent.
          (abroad && count === 2 && part.length === 1 && familyOfHangul(part) !== undefined) ||
          (inner(at) && (PARTICLE_WORD.test(part) || (abroad && MIDDLE.test(part) && !NEVER.has(part)))),
      )
    )
      continue;
    const foreign = [...span].filter((letter) => FOREIGN.test(letter)).length;
    if (plain.length === 3 && !abroad && !plain.every((part) => FOREIGN.test(part))) continue;
    if (count === 1 && /(?:로|스런|론|산|서|만|며|던|진)$/u.test(word)) continue;
    // A foreign country right beside says enough: 기시다 후미오 일본 총리, 싱하이밍 주한중국대사.
    if (abroad && span.length >= 3)
      return { ...mentionAt(text, index, end), form: count === 1 && word.length < 3 ? 'family' : 'full' };
    if (foreign === 0 || (count === 1 && (word.length < 2 || foreign * 2 < word.length))) continue;
    if (count > 1 || title.groups!.title!.split(' ').length <= 2)
      return { ...mentionAt(text, index, end), form: count === 1 ? 'family' : 'full' };
  }
  return null;
}
