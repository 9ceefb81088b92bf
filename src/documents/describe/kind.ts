import type { Kind } from '../types.ts';
import { isNewsOutlet } from './publisher.ts';
import { asKind } from './stated.ts';

const PRESS_LABEL =
  /^[^\p{L}\p{N}]*(?:press (?:releases?|briefings?)|media releases?|for immediate release|정례\s?브리핑)\b|^[^\p{L}\p{N}]*(?:보도\s?(?:참고)?\s?자료|정례\s?브리핑)/iu;
const SPEECH_LABEL =
  /^[^\p{L}\p{N}]*(?:speech(?:es)?|remarks|address|연설문?|기념사|축사|모두\s?발언)[^\p{L}\p{N}]*$|^[^\p{L}\p{N}]*speeches\b/iu;
const SPEECH_TITLE =
  /\b(?:(?:opening|closing|welcoming|keynote|congratulatory|inaugural|commencement) (?:remarks|address|speech)|(?:remarks|address|speech|statement) (?:by|of|at|to) )|(?:연설문?|기념사|축사|환영사|개회사|폐회사|취임사|신년사|모두\s?발언|인사말(?:씀)?|만찬사|오찬사|답사|격려사|추도사)(?:\s{0,3}\([^()]{0,80}\))?[^\p{L}\p{N}]{0,20}$/iu;
const SPEECH_NOTE =
  /(?:^|\()[ *]{0,4}(?:excerpts?|full text|transcript) (?:from|of) (?:[^.()]{0,60}\s)?(?:speech|address|remarks)\b|(?:연설|기조연설)\s?(?:전문|발췌)[^\p{L}]{0,40}$/imu;
const NEWS_TAG =
  /^[^\p{L}\p{N}]{0,9}\[[^\]]{0,60}(?:news|뉴스|속보|단독|종합|exclusive|breaking)[^\]]{0,60}\]/iu;
const NEWS_LINE =
  /(?:correspondent|staff reporter|\breporter)\b|^by \p{L}|^(?:기사\s?)?(?:입력|승인)\s?:?\s?\d{4}|report becomes news|^제보|(?:기자|특파원)(?:\s|=|$)|무단\s?전재|기사\s?입력|most (?:viewed|read) articles|comments or questions to/imu;
const NEWS_LEAD =
  /^(?:\p{Lu}[\p{Lu} .,'-]{1,60},? .{0,30}\((?:yonhap|ap|reuters|afp|kyodo|xinhua)[^)]{0,40}\)\s{0,3}[-–—]|\([^)=]{0,60}=(?:연합뉴스|뉴시스)\)|\[[^\]=]{0,60}=(?:뉴시스|뉴스1|연합뉴스)\])/imu;

/** What is known of a document before its kind is. */
export interface Evidence {
  /** Lines that cleaning took out. */
  removed: string[];
  text: string;
  title: string;
  path: string;
  publisher: string | null;
}

/**
 * What kind of document it is, by what its page says of itself (a section's name, a tag, a byline, a note), then by
 * the folder it lies in; `document` where nothing tells.
 */
export function findKind({ removed, text, title, path, publisher }: Evidence): Kind {
  const first = text.split('\n', 1)[0]!;
  const shows = (label: RegExp): boolean => removed.some((line) => label.test(line));
  if (shows(PRESS_LABEL) || PRESS_LABEL.test(first)) return 'press release';
  if (shows(SPEECH_LABEL) || SPEECH_NOTE.test(text)) return 'speech';
  if (NEWS_TAG.test(first) || NEWS_LEAD.test(text)) return 'news';
  const folder = fromFolders(path);
  if (folder) return folder;
  if (shows(NEWS_LINE) || isNewsOutlet(publisher)) return 'news';
  return SPEECH_TITLE.test(title) ? 'speech' : 'document';
}

function fromFolders(path: string): Kind | null {
  for (const folder of path.split('/').slice(0, -1)) {
    const kind = asKind(folder);
    if (kind) return kind;
  }
  return null;
}
