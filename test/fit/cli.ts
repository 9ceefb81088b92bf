import { fitConfidence } from './confidence.ts';
import { measureHighlights } from './highlights.ts';
import { measureNearDuplicates } from './near-duplicates.ts';
import { fitOtherLanguages } from './other-languages.ts';
import { fitRetrieval } from './retrieval.ts';
import { fitSentences } from './sentences.ts';
import { fitSupport } from './support.ts';
import { measureWording } from './wording.ts';

/** Scripts that find the constants of searching and answering; each prints them with what they do on what was kept aside. */
const FITS: Record<string, () => Promise<void>> = {
  retrieval: fitRetrieval,
  confidence: fitConfidence,
  sentences: fitSentences,
  'other-languages': fitOtherLanguages,
  support: fitSupport,
  highlights: measureHighlights,
  fold: measureNearDuplicates,
  wording: measureWording,
};

const name = process.argv[2] ?? '';
const script = FITS[name];
if (script) await script();
else {
  console.log(`Usage: npm run fit -- ${Object.keys(FITS).join('|')}`);
  process.exitCode = name === '--help' ? 0 : 2;
}
