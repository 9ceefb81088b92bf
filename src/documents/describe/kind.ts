import { asKind } from '../read/front.ts';
import type { Kind } from '../types.ts';

const PRESS_LABEL =
  /^\W*(?:press (?:releases?|briefings?)|media releases?|for immediate release|정례\s?브리핑)\b|^\W*(?:보도\s?(?:참고)?\s?자료|정례\s?브리핑)/iu;
const SPEECH_LABEL =
  /^\W*(?:speech(?:es)?|remarks|address|연설문?|기념사|축사|모두\s?발언)\W*$|^\W*speeches\b/iu;
const SPEECH_TITLE =
  /\b(?:(?:opening|closing|welcoming|keynote|congratulatory|inaugural|commencement) (?:remarks|address|speech)|(?:remarks|address|speech|statement) (?:by|of|at|to) )|(?:연설문?|기념사|축사|환영사|개회사|폐회사|취임사|신년사|모두\s?발언|인사말(?:씀)?|만찬사|오찬사|답사|격려사|추도사)\W*$/iu;
const SPEECH_NOTE =
  /\(?\s*(?:excerpts?|full text|transcript) (?:from|of) (?:[^.()]{0,60}\s)?(?:speech|address|remarks)\b|(?:연설|기조연설)\s?(?:전문|발췌)/iu;
const NEWS_TAG = /^\W*\[[^\]]*(?:news|뉴스|속보|단독|종합|exclusive|breaking)[^\]]*\]/iu;
const NEWS_LINE =
  /(?:correspondent|staff reporter|\breporter)\b|(?:기자|특파원)(?:\s|=|$)|무단\s?전재|기사\s?입력|most (?:viewed|read) articles|comments or questions to/iu;
const NEWS_LEAD =
  /^(?:\p{Lu}[\p{Lu} .,'-]+,? .{0,30}\((?:yonhap|ap|reuters|afp|kyodo|xinhua)[^)]*\)\s*[-–—]|\([^)]*=(?:연합뉴스|뉴시스)\)|\[[^\]]*=(?:뉴시스|뉴스1|연합뉴스)\])/imu;

/**
 * What kind of document it is, by what its page says of itself (a section's name, a tag, a byline, a note), then by
 * the folder it lies in; `document` where nothing tells.
 */
export function findKind(removed: string[], text: string, title: string, path: string): Kind {
  const first = text.split('\n', 1)[0]!;
  if (removed.some((line) => PRESS_LABEL.test(line)) || PRESS_LABEL.test(first)) return 'press release';
  if (SPEECH_NOTE.test(text) || SPEECH_TITLE.test(title) || removed.some((line) => SPEECH_LABEL.test(line)))
    return 'speech';
  if (NEWS_TAG.test(first) || NEWS_LEAD.test(text)) return 'news';
  return fromFolders(path) ?? (removed.some((line) => NEWS_LINE.test(line)) ? 'news' : 'document');
}

function fromFolders(path: string): Kind | null {
  for (const folder of path.split('/').slice(0, -1)) {
    const kind = asKind(folder);
    if (kind) return kind;
  }
  return null;
}
