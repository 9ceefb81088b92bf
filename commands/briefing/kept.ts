import { expired } from '../../src/bot/refusals.ts';
import type { App } from '../../src/bot/types.ts';
import type { DigestInput, Length } from '../../src/briefing/types.ts';
import type { Locale } from '../../src/locale.ts';

/** A briefing as it is kept behind its buttons: what it was about, no words of any document. */
export interface Kept {
  /** None: everything. */
  topics: string[];
  after: string | null;
  /** `Build.created` of the build it was made from: later documents are left out of its pages. */
  until: string | null;
  since: string | null;
  length: Length;
  language: Locale;
  /** Keys of lines that were told before it. */
  told?: string[];
  /** Day it was made on. */
  today: string;
}

export function inputOf(kept: Kept, collections: readonly string[]): DigestInput {
  return { ...kept, collections };
}

/** @returns short id for custom_ids. */
export function keep(app: App, user: string, kept: Kept): Promise<string> {
  return app.state.replies.keep('briefing', user, kept, app.replyDays);
}

/** @throws Refusal when it has expired or was deleted. */
export async function keptAs(app: App, id: string | undefined): Promise<{ data: Kept; user: string }> {
  const found = id ? await app.state.replies.get<Kept>('briefing', id) : undefined;
  if (!found) throw expired();
  return found;
}
