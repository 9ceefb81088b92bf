import { setImmediate } from 'node:timers/promises';
import { contentWords } from '../answering/passage-view.ts';
import { learnWords } from '../answering/word-meaning.ts';
import type { Context } from '../library/context.ts';
import { namedIndex } from '../lookup/named-index.ts';
import { compile } from '../text/matches.ts';
import { operations } from './operations.ts';

/** Asks one question, so that every index is in memory before the first person asks. */
export async function warm(context: Context): Promise<void> {
  const collections = [...new Set(context.library.documents.map(({ collection }) => collection))];
  namedIndex(context);
  await operations.ask(context, { text: 'Who is the ambassador?', collections, limit: 1 });
  for (const pattern of context.domain.largePatterns) {
    compile(pattern);
    await setImmediate();
  }
  await learnUsualWords(context);
}

/** Passages, spread over the library, whose words are learnt beforehand. */
const PASSAGES_READ = 400;

/** What words mean is asked of the encoder once: those that stand everywhere, before somebody waits for it. */
async function learnUsualWords(context: Context): Promise<void> {
  const { library } = context;
  const step = Math.max(1, Math.floor(library.passageCount / PASSAGES_READ));
  const passages = Array.from({ length: Math.ceil(library.passageCount / step) }, (_, i) => i * step);
  await library.ahead?.(passages.map((passage) => library.passage(passage).document));
  for (const passage of passages) {
    await learnWords(context, contentWords(library.passageText(passage)));
    await setImmediate();
  }
}
