/** Lines of whole sentences or phrases that belong to a page, not to its document. */

/** Wherever they stand. */
const ANYWHERE = [
  /^(?:please )?(?:direct|send|e-?mail|address) (?:your |any |all )?(?:comments|questions|inquiries|enquiries|feedback)\b[^.]{0,60}\S+@\S+[^\p{L}\p{N}]*$/iu,
  /^[^\p{L}\p{N}]*button (?:that|to|for)\b.{0,80}$/iu,
  /^.{0,40}\((?:클릭\s?시|새\s?창).{0,40}\)$/u,
  /(?:무단\s*(?:전재|복제|배포)|재\s?배포).{0,40}(?:금지|금합니다|금함|금지합니다|불허)[.\s>\])」]*$/u,
  /저작권자\s*[ⓒ©(]/u,
  /\ball rights reserved\b/iu,
  /^[^\p{L}\p{N}]*(?:copyright\s*(?:[ⓒ©]|\(c\))|[ⓒ©]|\(c\)\s*(?:19|20)\d{2}\b)\s*.{0,120}$/iu,
  /^[^\p{L}\p{N}]*copyright (?:19|20)\d{2}\b.{0,80}$/iu,
  /^[<[]?\s{0,3}[^\s@]{1,80}@[^\s@.]{1,60}\.[^\s@]{1,80}\s{0,3}[>\]]?$/u,
  /^[^\p{L}\p{N}]*(?:this is an? )?unofficial translation[^\p{L}\p{N}]*$/iu,
  /^[^\p{L}\p{N}]*비공식\s?번역(?:본|문)?[^\p{L}\p{N}]*$/u,
  /^(?:read|see|view|learn|find out) more\b.{0,80}[^.!?]$/iu,
  /^[^\p{L}\p{N}]*(?:photos?|사진|자료\s?사진|그래픽|영상)\s*[:：=|/]\s*.{0,60}$/iu,
  /^[^\p{L}\p{N}]*photo (?:by|courtesy of)\b.{0,60}$/iu,
  /^[([<]?\s*(?:[가-힣\s]{0,20}=\s?)?(?:yonhap(?: news)?(?: agency)?|ap|afp|reuters|newsis|epa|bloomberg|연합뉴스|뉴시스|뉴스1|로이터|공동취재(?:단|사진)?|청사진?)\s*(?:제공)?[)\]>]?$/iu,
  /^[\p{L} .]{2,30}\s?\/\s?(?:yonhap|ap|afp|reuters|getty images|epa)[^\p{L}\p{N}]*$/iu,
  /\/\s?(?:source|photo|사진|출처)\s?[:=]\s?[\p{L}\s]{2,40}[^\p{L}\p{N}]*$/iu,
  /^제보는?\s.{0,60}$/u,
  /^[^\p{L}\p{N}]*['‘“]?your report becomes news[^\p{L}\p{N}]*$/iu,
  /^\[(?:kakao ?talk|phone|mail|e-mail|전화|메일|카카오톡)\]\s?.{0,60}$/iu,
  /^[^\p{L}\p{N}]?copyright holder\b.{0,160}$/iu,
  /^[^\p{L}\p{N}]*(?:no reproduction|reproduction|unauthori[sz]ed (?:use|reproduction|distribution))\b.{0,120}\b(?:prohibited|forbidden|permission)[^\p{L}\p{N}]*$/iu,
];

/** Notices that the foot of a page bears, and no line of prose. */
const NOTICES = [
  /(?:무단\s*(?:전재|복제|배포)|재\s?배포).{0,40}(?:금지|금합니다|금함|금지합니다|불허)[.\s>\])」]*$/u,
  /저작권자\s*[ⓒ©(]/u,
  /\ball rights reserved\b/iu,
  /^[^\p{L}\p{N}]*(?:copyright\s*)?(?:[ⓒ©]|\(c\))\s*(?:19|20)\d{2}\b/iu,
  /^[^\p{L}\p{N}]*(?:this is an? )?unofficial translation[^\p{L}\p{N}]*$/iu,
  /^[^\p{L}\p{N}]*비공식\s?번역(?:본|문)?[^\p{L}\p{N}]*$/u,
  /^[^\p{L}\p{N}]?copyright holder\b.{0,160}$/iu,
  /^[^\p{L}\p{N}]*['‘“]?your report becomes news[^\p{L}\p{N}]*$/iu,
  /\bcookies\b.{0,100}\b(?:accept|consent|agree|preferences|settings)\b/iu,
  /\b(?:accept|consent to|agree to|use of|uses|use)\b.{0,60}\bcookies\b/iu,
];

/** Above the first paragraph of running text or below the last. */
const AT_THE_EDGES = [
  /\b(?:we|(?:this|our) (?:web)?site|our partners|by (?:continuing|using|browsing|clicking))\b.{0,100}\bcookies\b/iu,
  /\bcookies\b.{0,100}\b(?:accept|consent|agree|preferences|settings|experience)\b/iu,
  /쿠키를?\s?(?:사용|수집|허용|동의)/u,
  /^(?:subscribe|sign up|log ?in)\b.{0,30}\b(?:to|for|with|now|today|newsletters?|account|updates|alerts)\b.{0,80}$/iu,
  /^follow (?:us\b|@).{0,80}$/iu,
  /^(?:get|download) (?:the|our)\b.{0,80}\b(?:app|newsletter|alerts?)\b.{0,30}$/iu,
  /^(?:this|an) (?:is an )?official (?:web ?)?site of\b.{0,100}$/iu,
  /^here['’]s how you know[^\p{L}\p{N}]*$/iu,
  /이 (?:누리집|사이트|웹사이트)은?\s.{0,60}(?:누리집|사이트)입니다\.?$/u,
  /\bjavascript\b.{0,80}(?:enabled?|disabled|required|browser)/iu,
  /^[^\p{L}\p{N}]*(?:end|끝|이상)[^\p{L}\p{N}]*$/iu,
  /^☞/u,
  /^[▶▷►]\s*(?:\[|.{0,60}(?:구독|바로가기|제보|카카오톡|유튜브|뉴스|기사|보기|클릭|네이버|subscribe|follow|click|read|watch)).{0,60}$/iu,
  /^(?:https?:\/\/|www\.)\S+$/iu,
  /^(?:tel|fax|phone|전화|팩스|주소|우편번호|대표\s?전화)\s*[.:：)]/iu,
  /^(?:the views expressed|this article was|이 기사는)\b.{0,160}$/iu,
  /^(?:담당\s?부서|부서(?:명)?|작성자|글쓴이|등록자|담당자|문의|연락처|출처|첨부(?:\s?파일)?|attachments?|department|writer|contact)\s*[:：\t|]\s*.{1,80}$/iu,
  /^to (?:write|leave|post) (?:a )?comments?\b.{0,80}$/iu,
  /\(\d+\/\d+자\)[^\p{L}\p{N}]*$/u,
  /(?:필수 입력창?은|이메일은 공개되지|your e-?mail address will not be published)/iu,
  /\b(?:free articles (?:this|per|a) month|existing users, please sign in)\b/iu,
  /^[([<].{0,80}\bwww\.\S+\s*[)\]>]$/iu,
  /^(?:(?:(?!로고)\S){1,15}\s?로고\s?){1,40}$/u,
  /^.{0,60}\.(?:jpe?g|png|gif)\s?이미지(?:입니다)?\.?$/iu,
  /^with the korea joongang daily$/iu,
  /^(?:#[\p{L}\p{N}_]+\s*)+$/u,
  /^.{0,60}\.(?:hwpx?|pdf|docx?|xlsx?|zip|jpe?g|png)(?:\s*[([].{0,20}[)\]])?$/iu,
];

/** "홍길동 기자", "[서울=통신] 홍길동 특파원 hong@example.org": a Korean byline, and nothing else. */
const KOREAN_BYLINE =
  /^(?:[[(]?[가-힣·=\s]{0,15}[\])]?\s*)?[가-힣]{2,4}\s*(?:(?:선임|수석|인턴|전문|객원|특별)\s?)?(?:기자|특파원|논설위원|통신원|앵커|에디터)(?:\s*[=·|/]?\s*\S+@\S+)?$/u;
/** Words of a byline that are no names. */
const OFFICE =
  /^(?:staff|senior|special|guest|contributing|chief|diplomatic|political|correspondents?|reporters?|writers?|editors?|columnists?|interns?|news|agency|times|daily|and|in|of|the|for)$/i;
const ADDRESS = /[([<]?[^\s@]{1,80}@[^\s@.]{1,60}\.[^\s@]{1,80}[)\]>]?/gu;
const MOST_BYLINE_WORDS = 12;

const matches = (patterns: RegExp[], line: string): boolean => patterns.some((pattern) => pattern.test(line));

export const isNotice = (line: string): boolean => line.length <= 250 && matches(NOTICES, line);

export const isPageLine = (line: string): boolean => line.length <= 250 && matches(ANYWHERE, line);

export const isEdgeLine = (line: string): boolean => line.length <= 250 && matches(AT_THE_EDGES, line);

/** A byline, or a short line with the writer's e-mail address. */
export function isByline(line: string): boolean {
  if (/^#/.test(line) || line.length > 140) return false;
  if (KOREAN_BYLINE.test(line) || isEnglishByline(line)) return true;
  return (
    /[^\s@]{1,80}@[^\s@.]{1,60}\.[^\s@]{1,80}/.test(line) &&
    line.split(/\s+/).length <= 9 &&
    !/[.!?]$/.test(line)
  );
}

/** "By Jane Doe, Beijing correspondent": names, offices, an address, and nothing else. */
function isEnglishByline(line: string): boolean {
  const rest = /^[^\p{L}\p{N}]?(?:By|BY)\s+(.+)$/u.exec(line)?.[1];
  if (!rest) return /^(?:staff )?(?:reporter|correspondent|staff writer)$/i.test(line);
  const words = rest
    .replace(ADDRESS, ' ')
    .split(/[\s,/|&]+/u)
    .filter(Boolean);
  return (
    words.length <= MOST_BYLINE_WORDS &&
    words.every((word) => /^\p{Lu}[\p{L}.'’-]*$/u.test(word) || OFFICE.test(word))
  );
}

/** "Home > News > Press Releases". */
export function isBreadcrumb(line: string): boolean {
  if (line.length > 200) return false;
  const parts = line.split(/[>›»→]/).map((part) => part.trim());
  if (parts.length < 2 || parts.some((part) => part.length > 40 || part.split(/\s+/).length > 5))
    return false;
  return /^[^\p{L}\p{N}]*(?:home|홈|main|메인|처음)[^\p{L}\p{N}]*$/iu.test(parts[0]!) || parts.length >= 3;
}
