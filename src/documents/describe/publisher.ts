/**
 * News outlets by what their pages show at head or foot: the domain of an e-mail or web address, or the
 * name in a copyright line or agency mark.
 */
const OUTLETS: [RegExp, string][] = [
  [/\bhani\.co\.kr\b|\bthe hankyoreh\b/i, 'The Hankyoreh'],
  [/한겨레/, '한겨레'],
  [/\bdonga\.com\b|\bdong-?a ilbo\b/i, 'Dong-A Ilbo'],
  [/동아일보/, '동아일보'],
  [/\b(?:yna\.co\.kr|yonhapnews\.co\.kr)\b|\byonhap news\b/i, 'Yonhap News Agency'],
  [/연합뉴스/, '연합뉴스'],
  [/\b(?:koreaherald\.com|heraldcorp\.com)\b|\bkorea herald\b/i, 'The Korea Herald'],
  [/\bkoreatimes\.co(?:\.kr|m)\b|\bkorea times\b/i, 'The Korea Times'],
  [/\bkoreajoongangdaily\b|\bkorea joongang daily\b/i, 'Korea JoongAng Daily'],
  [/\bjoongang\.co\.kr\b|중앙일보/, '중앙일보'],
  [/\bchosun\.com\b|조선일보/i, '조선일보'],
  [/\bkhan\.co\.kr\b|경향신문/i, '경향신문'],
  [/\bnewsis\.com\b|뉴시스/i, '뉴시스'],
  [/\bnews1\.kr\b|뉴스1/i, '뉴스1'],
  [/\breuters\.com\b/i, 'Reuters'],
  [/\bapnews\.com\b/i, 'Associated Press'],
];

/** Ministries and government sites, by the same signs. */
const OFFICES: [RegExp, string][] = [
  [/\bkorea\.net\b/i, 'Korea.net'],
  [
    /\bmofa\.go\.kr\b|\b(?:copyright|©|\(c\)) .{0,60}ministry of foreign affairs/i,
    'Ministry of Foreign Affairs of the Republic of Korea',
  ],
  [/\bunikorea\.go\.kr\b/i, 'Ministry of Unification of the Republic of Korea'],
  [/\bpresident\.go\.kr\b/i, 'Office of the President of the Republic of Korea'],
];

/** Credits of photographs name whoever took them, not the publisher. */
const CREDIT = /^[^\p{L}\p{N}]*(?:photo|사진)|^[([<][^()]{0,40}[)\]>]$/iu;
/** Lines by which a page signs itself: an address, a copyright mark, or nothing but a name. */
const SIGNS = /@|\bwww\.|©|ⓒ|\(c\)|copyright|저작권|무단|^.{3,40}$/iu;
const AGENCY_LEAD =
  /\((yonhap|reuters|ap)\)\s*(?:--|—|–)|[([][^()[\]]{0,20}=\s?(연합뉴스|뉴시스|뉴스1)[)\]]/iu;
const AGENCIES: Record<string, string> = {
  yonhap: 'Yonhap News Agency',
  reuters: 'Reuters',
  ap: 'Associated Press',
};

/** The publisher, where the lines around a text or an agency's mark at its beginning show it; null otherwise. */
export function findPublisher(removed: string[], text: string): string | null {
  for (const line of removed) {
    if (CREDIT.test(line) || !SIGNS.test(line)) continue;
    const outlet = [...OUTLETS, ...OFFICES].find(([pattern]) => pattern.test(line));
    if (outlet) return outlet[1];
  }
  const lead = AGENCY_LEAD.exec(text.slice(0, 2000));
  const name = lead?.[1] ?? lead?.[2];
  return name ? (AGENCIES[name.toLowerCase()] ?? name) : null;
}

/** Whether a publisher is a newspaper or news agency known here. */
export const isNewsOutlet = (publisher: string | null): boolean =>
  OUTLETS.some(([, name]) => name === publisher);
