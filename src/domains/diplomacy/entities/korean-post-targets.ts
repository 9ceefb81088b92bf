import { COUNTRIES, type Entry, entryOf, ONE_SYLLABLE } from './gazetteer.ts';
import { gluedTo } from './korean-title.ts';

/** Countries and institutions inside a Korean title: 주중 → China, 주벨기에·유럽연합대사 → Belgium and the EU, 유엔 사무총장 → the UN. */
export function koreanTargets(title: string): { posted: Entry[]; others: Entry[] } {
  const posted: Entry[] = [];
  const others: Entry[] = [];
  const add = (list: Entry[], entry: Entry | undefined): void => {
    if (entry && !list.includes(entry)) list.push(entry);
  };
  for (const word of title.split(/\s+/)) {
    const bare = gluedTo(word).replace(/차석$/, '');
    const at = /^주(?!재|요|지|한국제)(.+)$/u.exec(bare) ?? /^(.+?)주재$/u.exec(bare);
    if (at)
      for (const name of splitNames(at[1]!)) {
        // 주중북한대사: the first name is the posting, a second country is whose post it is.
        add(posted.length === 0 || at[1]!.includes('·') ? posted : others, name);
      }
    else
      for (const name of splitNames(bare))
        add(word.includes('·') && title.includes('주재') ? posted : others, name);
  }
  if (/(?:^|\s)주재(?:\s|$)/u.test(title) && posted.length === 0) {
    const [first] = others.splice(0, 1);
    add(posted, first);
  }
  return { posted, others };
}

/** 중, 중국, 벨기에·유럽연합, 중북한 → entries. */
export function splitNames(text: string): Entry[] {
  const found: Entry[] = [];
  for (const part of text.split('·')) {
    const whole = entryOf(part);
    if (whole) found.push(whole);
    else if (part.length === 1) {
      const entry = country(ONE_SYLLABLE[part]);
      if (entry) found.push(entry);
    } else
      for (let cut = 1; cut < part.length; cut++) {
        const [first, second] = [
          cut === 1 ? country(ONE_SYLLABLE[part[0]!]) : entryOf(part.slice(0, cut)),
          entryOf(part.slice(cut)),
        ];
        if (first && second) {
          found.push(first, second);
          break;
        }
        if (
          first &&
          cut >= 2 &&
          part.length - cut >= 2 &&
          /(?:외무|외교|국방|재무|총영|국장)/u.test(part.slice(cut))
        ) {
          found.push(first);
          break;
        }
      }
  }
  return found;
}

const country = (id: string | undefined): Entry | undefined => COUNTRIES.find((entry) => entry.id === id);
