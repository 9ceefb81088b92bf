import type { Mention } from '../../text/mention.ts';

/** An amount with what it counts, as it stands in the text. */
export interface NumberMention extends Mention {
  value: number;
  /** The unit or noun beside the number as written ("billion" and 억 are part of the value), or empty. */
  unit: string;
}
