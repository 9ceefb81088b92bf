import { entryOf } from './gazetteer.ts';
import { KOREAN_TITLES } from './title-words.ts';

/** Source of a pattern: any title by itself. */
export const TITLE = KOREAN_TITLES.join('|');
/** Words a title may have before its last one: institutions, countries, fields of work. */
export const BEFORE_TITLE =
  /^(?:대통령|국무총리|총리|장관)$|^[미중일러영독불]$|^[한미중일러북남]{2,3}$|^(?:제?\d|주)|(?:부|청|원|처|성|국|당|회|은행|대학교?|재|본부|실|시|도|군|그룹|연맹|협회|재단|단|소|관|측|기구|센터|연합|공사|신문|방송|통신|전자|자동차|위)$|외교|안보|경제|통상|국방|통일|특별|수석|정무|공보|북핵|대북|대미|대중|대일|국제|기후|인권|사이버|개발|영사|재무|외무|문화|법무|행정|사회|교육|과학|보건|환경|노동|한반도|평화|교섭|정책|홍보|민정|총무|인사|국정|원내|선임|상임|공동|차석|고위|최고|실무|전문|순회|명예|임시|담당|전략|비상/u;
/** "부상" is an injury and "공사" building works more often than a post: only next to what makes them one. */
const AMBIGUOUS = /(?:^|\s)(?:부상|공사|수석|대표|위원|서기)$/u;
/** What makes a 부상 after a name a deputy minister: the North's ministries right before. */
const NORTHERN = /(?:북한|북측|외무성|무역성|인민무력성|체육성|보건성|노동당)(?:의)?\s$/u;
const AT_END = new RegExp(`(?:${TITLE})$`, 'u');
/** What a word has before the title it ends in: 주중대사 → 주중. */
export const gluedTo = (word: string): string => word.replace(AT_END, '');
/** Whether what stands between a name and a title may belong to the title; `left` is what stands before the name. */
export function plausibleTitle(title: string, left = ''): boolean {
  const words = title.split(/\s+/);
  const before = words.slice(0, -1);
  if (/부상$/u.test(title) && !/성(?:\s|부|제)|제\d/u.test(title) && !NORTHERN.test(left)) return false;
  // 경기자 is another word.
  const glued = gluedTo(words.at(-1)!);
  if (
    /기자$/u.test(title) &&
    !/^(?:선임|수석|전문|객원|사진|외교|정치|.*(?:신문|일보|통신|방송))?$/u.test(glued)
  )
    return false;
  // 참사 is a disaster more often than a counsellor.
  if (/(?:^|\s)참사$/u.test(title) && !/대사관|대표부|주재/u.test(title)) return false;
  if (
    /^공사$/u.test(words.at(-1)!) &&
    before.length > 0 &&
    !before.some((word) => word === '주재' || entryOf(word)?.kind === 'country')
  )
    return false;
  if (/^주석$/u.test(words.at(-1)!) && !before.some((word) => entryOf(word))) return false;
  if (!before.every((word) => entryOf(word) !== undefined || BEFORE_TITLE.test(word))) return false;
  return before.length < 2 || !AMBIGUOUS.test(title) || before.some((word) => entryOf(word) !== undefined);
}
/** A title phrase after a name: "주유엔대사", "외교부 차관", "러시아 외무장관", "전 대사", "주쿠바 북한 대사". */
export const TITLE_AFTER = new RegExp(
  `^(?:\\s?\\([^)]{1,40}\\))?,?\\s(?<off>(?:전임|전|신임|현직|현|당시|차기|신|前|故)\\s)?(?<title>(?:제?\\d+(?:차|대)\\s)?(?:(?![가-힣A-Z0-9·]*(?:에서|에게|으로|부터|까지|라고|다고|하고|했던|하는|있는|되는|하며|[은는을를에]|(?<!회)의|[장관사원부령리상]이|[보자리]가)\\s)[가-힣A-Z0-9·]{1,12}\\s){0,4}?[가-힣A-Z0-9·]{0,12}?(?:${TITLE})(?:(?<=대통령|총리|장관)\\s[가-힣]{0,10}(?:특보|특별보좌관|비서실장|비서관|수석|보좌관|안보실장|특사|직무대행))?)(?=(?:님)?(?:들|과의|와의|에게서|에게|에서|으로|로부터|로서|로|께서|이|가|은|는|을|를|의|와|과|도|만|에|이며|이자|였|이었|인|이라|라|측|급)?(?![가-힣]))`,
  'u',
);
