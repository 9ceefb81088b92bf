import { explain } from '../answering/explain.ts';
import { digest } from '../briefing/digest.ts';
import { support } from '../checking/support/support.ts';
import { verify } from '../checking/verify/verify.ts';
import { ask } from '../lookup/ask.ts';
import { compare } from '../lookup/compare.ts';
import { lookupDate } from '../lookup/date.ts';
import { lookupDocument } from '../lookup/document.ts';
import { examples } from '../lookup/examples.ts';
import { lookupPerson } from '../lookup/person.ts';
import { lookupPhrase } from '../lookup/phrase.ts';
import { lookupPost } from '../lookup/post.ts';
import { lookupThing } from '../lookup/shape.ts';
import { kinds, suggest, suggestAny } from '../lookup/suggest.ts';
import { lookupOrganization, lookupPlace } from '../lookup/thing.ts';
import { timeline } from '../lookup/timeline.ts';
import { leftOut } from '../reading/left-out.ts';
import { page } from '../reading/pages.ts';
import { recall } from '../reading/recall.ts';
import { documents, sources } from '../reading/sources.ts';
import { surroundings } from '../reading/surroundings.ts';
import { status } from './status.ts';

/**
 * Everything that can be asked of the library, by name. An operation is a function of the context and one plain
 * value, and answers with one plain value, so that it runs here or in the engine's thread alike.
 */
export const operations = {
  status,
  ask,
  explain,
  recall,
  surroundings,
  page,
  leftOut,
  sources,
  documents,
  verify,
  support,
  examples,
  lookupPerson,
  lookupPost,
  lookupOrganization,
  lookupPlace,
  lookupDate,
  lookupPhrase,
  lookupDocument,
  lookupThing,
  kinds,
  suggest,
  suggestAny,
  timeline,
  compare,
  digest,
};

export type Operations = typeof operations;

/** The operations as their callers see them: always asynchronous. */
export type Engine = {
  [Name in keyof Operations]: (
    input: Parameters<Operations[Name]>[1],
  ) => Promise<Awaited<ReturnType<Operations[Name]>>>;
} & {
  /** Switches to the newest build now; over when every process of the engine answers from it. @throws what keeps one from it */
  refresh(): Promise<void>;
  close(): Promise<void>;
};
