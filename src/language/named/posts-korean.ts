import { matches } from '../matches.ts';
import { isKoreanName } from '../names.ts';
import { COUNTRIES, countryOf, type Entry, entryOf, ONE_SYLLABLE } from './gazetteer.ts';
import { plausibleTitle, TITLE_AFTER } from './korean-title.ts';
import { mentionAt, overlaps } from './mention.ts';
import type { PersonMention } from './people-english.ts';
import type { PostMention } from './posts-english.ts';
import { KOREAN_TITLES } from './title-words.ts';
import { fieldsOf, rankOf } from './titles.ts';

const TITLE = KOREAN_TITLES.join('|');
/** "주중대사는 권한솔이다". */
const TITLE_IS = new RegExp(
  `(?<title>(?:[가-힣A-Z0-9·]{1,12}\\s){0,2}?[가-힣A-Z0-9·]{0,12}?(?:${TITLE}))(?:은|는)\\s$`,
  'u',
);
const IS_AFTER = /^(?:이다|이었|였|다[.\s]|입니다|이며|이고|으로\s(?:바뀌|교체))/u;
const TITLE_BEFORE = new RegExp(
  `(?<title>(?:[가-힣A-Z0-9·]{1,12}\\s){0,2}?[가-힣A-Z0-9·]{0,12}?(?:${TITLE}))(?:인|이자|이신|에)?\\s$`,
  'u',
);
/** "…주유엔대사로 부임했다": what someone named earlier becomes, is or was. */
const BECOMES = new RegExp(
  `(?<![가-힣])(?<title>(?:(?:외교부|국방부|통일부|외무성)\\s)?[가-힣A-Z0-9·]{0,14}(?:${TITLE}))(?:(?:을|를|직을)\\s?(?=(?:두루\\s)?(?:지냈|지내|역임|거쳐|거친|맡(?!아\\s(?:달|줄|주))))|(?:으로|로|에|직을)\\s?(?=(?:정식\\s)?(?:부임|임명|내정|취임|지명|선출|발탁|재직|일하|일했|근무|활동|재임|위촉|승진|선임|기용|발령|파견|보냈|보내|있)))`,
  'gu',
);
/** "주베트남대사에 최영삼 전 대변인을 임명했다": the post, then who is to hold it. */
const APPOINTED = new RegExp(
  `(?<![가-힣])(?<title>[가-힣A-Z0-9·]{0,14}(?:${TITLE}))(?:으로|로|에는?)\\s(?=[^.]{0,60}(?:임명|내정|지명|선임|발탁|기용|위촉|선출))`,
  'gu',
);
/** 주미대사, 유엔 주재 북한 대사: a post with its place and nobody named. */
const ALONE =
  /(?<![가-힣])(?<title>(?:주[가-힣A-Z·]{1,12}\s?(?:[가-힣]{2,8}\s?)?|[가-힣A-Z·]{2,12}\s(?:주재\s)?(?:[가-힣]{2,8}\s)?)(?:대사|총영사|총리|대통령|외무장관|외교장관|국방장관|사무총장))(?=(?:들|에게|에서|으로|로|이|가|은|는|을|를|의|와|과|도)?(?![가-힣]))/gu;
/** 총영사로 부임한 김형준: said of the name that follows. */
const OF_NEXT = /^[가-힣]{2,4}[한된던는]\s$/u;
/** 국무위원 겸 외교부장: one more post of the same. */
const AND_POST = new RegExp(
  `^\\s?(?:겸|이자)\\s?(?<title>(?:[가-힣A-Z0-9·]{1,12}\\s){0,2}?[가-힣A-Z0-9·]{0,12}?(?:${TITLE}))`,
  'u',
);
const OVER = /^(?:전임|전|당시|前)\s/u;

const country = (id: string | undefined): Entry | undefined => COUNTRIES.find((entry) => entry.id === id);

/** Countries and institutions inside a Korean title: 주중 → China, 주벨기에·유럽연합대사 → Belgium and the EU, 유엔 사무총장 → the UN. */
export function koreanTargets(title: string): { posted: Entry[]; others: Entry[] } {
  const posted: Entry[] = [];
  const others: Entry[] = [];
  const add = (list: Entry[], entry: Entry | undefined): void => {
    if (entry && !list.includes(entry)) list.push(entry);
  };
  for (const word of title.split(/\s+/)) {
    const bare = word.replace(new RegExp(`(?:${TITLE})$`, 'u'), '').replace(/차석$/, '');
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
function splitNames(text: string): Entry[] {
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

/** 외무상 is a minister of the North or of Japan: which, its holder's name tells. */
function ofForeignMinister(title: string, holder: string): string | null {
  if (!/^(?:외무상|외상)$/u.test(title)) return null;
  return isKoreanName(holder) && !/\s/.test(holder) ? 'KP' : 'JP';
}

/** Whose ministry it is, by its name alone: 외무성 is the North's, 외교부 the South's; 외교부장 is neither's. */
function ownerOfMinistry(title: string): string | null {
  if (/외무성|외무상.*북|부상|국무위원장|인민무력|내각총리|최고인민회의|노동당/u.test(title)) return 'KP';
  return /외교부(?!장(?!관))|외교통상부|통일부|국방부(?!장(?!관))|기획재정부|청와대|국정원/u.test(title)
    ? 'KR'
    : null;
}

function describe(
  text: string,
  start: number,
  end: number,
  holder: PersonMention | null,
  former: boolean,
): PostMention {
  const mention = mentionAt(text, start, end);
  const rank = rankOf(mention.text);
  const { posted, others } = koreanTargets(mention.text);
  const abroad = /대사|총영사|영사|상주대표/u.test(mention.text);
  const owner = others.find((entry) => entry.kind === 'country' && (!abroad || posted.length > 0));
  const institutions = others.filter(
    (entry) =>
      entry !== owner && !(entry.kind === 'organization' && /(?:부|성)$/u.test(entry.korean[0] ?? '')),
  );
  const targets = abroad && posted.length === 0 ? others : [...posted, ...institutions];
  return {
    ...mention,
    holder,
    rank,
    fields: fieldsOf(mention.text),
    targets: [...new Set(targets.map((entry) => entry.id))],
    country:
      owner?.id ??
      ownerOfMinistry(mention.text) ??
      (holder ? ofForeignMinister(mention.text, holder.text) : null),
    former,
  };
}

/** Of somebody's trade, not a post, unless an institution stands before them. */
const ADDRESS = new Set(['기자', '교수', '관계자', '당국자']);

/** Posts of a Korean sentence with their holders. */
export function koreanPosts(text: string, people: readonly PersonMention[]): PostMention[] {
  const posts: PostMention[] = [];
  const add = (post: PostMention): void => {
    if (ADDRESS.has(post.text)) return;
    if (!posts.some((other) => overlaps(other, post) && (other.holder !== null || post.holder === null)))
      posts.push(post);
  };
  people.forEach((person, i) => {
    const next = people.slice(i + 1).find((other) => text[other.start - 1] !== '(')?.start ?? text.length;
    const match = TITLE_AFTER.exec(text.slice(person.end, Math.min(person.end + 80, next)));
    const left = text.slice(Math.max(people[i - 1]?.end ?? 0, person.start - 40), person.start);
    if (match && plausibleTitle(match.groups!.title!, left)) {
      const end = person.end + match[0].length;
      const post = describe(
        text,
        end - match.groups!.title!.length,
        end,
        person,
        match.groups!.off !== undefined && OVER.test(match.groups!.off),
      );
      add(post);
      const more = AND_POST.exec(text.slice(end, Math.min(end + 40, next)));
      if (more) {
        const last = end + more[0].length;
        const second = describe(text, last - more.groups!.title!.length, last, person, false);
        add({ ...second, country: second.country ?? post.country });
      }
      if (!/(?:인|이자|이신)\s$/u.test(left)) return;
    }
    // 북핵 수석대표인 채건우 본부장: a second post before the name.
    const earlier =
      TITLE_BEFORE.exec(left) ?? (IS_AFTER.test(text.slice(person.end)) ? TITLE_IS.exec(left) : null);
    if (!earlier) return;
    const start = person.start - left.length + earlier.index;
    add(describe(text, start, start + earlier.groups!.title!.length, person, false));
  });
  for (const match of matches(text, APPOINTED)) {
    const end = match.index + match.groups!.title!.length;
    const holder = people.find((person) => person.start === match.index + match[0].length);
    if (holder) add(describe(text, match.index, end, holder, false));
  }
  for (const match of matches(text, BECOMES)) {
    const end = match.index + match[0].length;
    const holder =
      people.find((person) => person.start > end && OF_NEXT.test(text.slice(end, person.start))) ??
      people.filter((person) => person.end <= match.index).at(-1);
    if (holder) add(describe(text, match.index, match.index + match.groups!.title!.length, holder, false));
  }
  for (const match of matches(text, ALONE)) {
    // Words before the place belong to the sentence: 오타와에서 캐나다 총리.
    let title = match.groups!.title!;
    while (
      title.includes(' ') &&
      !/^주[가-힣A-Z]/u.test(title) &&
      splitNames(title.split(' ')[0]!).length === 0
    )
      title = title.slice(title.indexOf(' ') + 1);
    const end = match.index + match.groups!.title!.length;
    const post = describe(text, end - title.length, end, null, false);
    if ((post.targets.length > 0 || post.country) && !people.some((person) => overlaps(person, post)))
      add(post);
  }
  // 북한 김성 유엔대사, 외교부 김민하 대변인: what is said before the name.
  for (const post of posts) {
    if (!post.holder || post.start < post.holder.start) continue;
    post.country ??= countryBefore(text, post.holder.start);
    const ministry = MINISTRY_BEFORE.exec(
      text.slice(Math.max(0, post.holder.start - 16), post.holder.start),
    )?.[1];
    if (!ministry || post.fields.length > 0 || post.targets.length > 0) continue;
    post.fields = fieldsOf(ministry);
    post.country ??= ownerOfMinistry(ministry);
  }
  return posts.sort((a, b) => a.start - b.start);
}

const MINISTRY_BEFORE = /(?<![가-힣])([가-힣]{1,6}(?:부|성|실|처|청))(?:의)?\s$/u;

/** The country named right before a name, or null. */
const countryBefore = (text: string, start: number): string | null => {
  const match = /(?<![가-힣])([가-힣]{2,8})(?:의)?\s$/u.exec(text.slice(Math.max(0, start - 12), start));
  return match ? (countryOf(match[1]!)?.id ?? null) : null;
};
