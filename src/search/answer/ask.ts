import { stem } from '../../language/stem.ts';
import { type Asked, asked, focusWords } from './asked.ts';
import { type Side, sideOf } from './koreas.ts';
import { type AskedPost, askedPost } from './post-match.ts';
import { preciseForm } from './precise-form.ts';
import type { Unit } from './question-units.ts';

/** What is asked, taken apart once for all sentences. */
export interface Ask {
  kind: Asked;
  units: Unit[];
  /** Sum of the units' weights. */
  total: number;
  /** Stems of the words after "which", "what" or "how many". */
  focus: Set<string>;
  /** Asks what something is called. */
  naming: boolean;
  /** What "what is …?" asks to be defined, in lower case. */
  subject: string | null;
  /** What a number or date has to look like to be the one asked for. */
  precise: RegExp | null;
  /** Which of the two Koreas the question is about, where it says. */
  side: Side;
  /** The post whose holder is asked for. */
  post: AskedPost | null;
}

const ASKS_NAME =
  /\b(?:called|names?|named|known|term(?:ed)?|titled?|nickname|referred|refers?|synonym|word|mean)\b|이름|명칭|용어|불리|부르/iu;
const DEFINITION =
  /^(?:what|who)(?:'s| is| are| was| were) (?:an? |the )?(?<subject>[^,?]{2,60}?)(?: mean)?\s*\?*$|^what does (?:the )?(?<other>[^?]{2,60}?) mean\s*\?*$/iu;

/** Takes a question apart. */
export function takeApart(question: string, units: Unit[]): Ask {
  const { subject, other } = DEFINITION.exec(question.trim())?.groups ?? {};
  return {
    kind: asked(question),
    units,
    total: units.reduce((sum, unit) => sum + unit.weight, 0),
    focus: new Set(focusWords(question).map(stem)),
    naming: ASKS_NAME.test(question),
    subject: (subject ?? other)?.toLowerCase() ?? null,
    precise: preciseForm(question),
    side: sideOf(question),
    post: askedPost(question),
  };
}
