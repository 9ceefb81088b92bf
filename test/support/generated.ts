import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Documents by path: what a test puts into a corpus folder. */
export type Files = Record<string, string>;

const WHO = [
  'The foreign ministry',
  'The vice minister',
  'Ambassador Lee',
  '외교부',
  '김 대사',
  'The delegation',
];
const DID = ['discussed', 'reviewed', 'proposed', 'welcomed', '논의했다:', '발표했다:'];
const WHAT = [
  'the trade agreement',
  'visa rules',
  'a fisheries treaty',
  '기후 협력',
  '공공외교 예산',
  'aid for refugees',
];
const WHERE = ['in Vienna', 'in Seoul', 'at the summit', '서울에서', '제네바에서', 'on the phone'];

/** Numbers from 0 to 1, the same for the same seed (Numerical Recipes' linear congruential generator). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** One document of some paragraphs in English and Korean; no two of its sentences are alike. */
export function generatedDocument(seed: number, paragraphs = 8): string {
  const random = seeded(seed);
  const one = (list: string[]) => list[Math.floor(random() * list.length)]!;
  const sentence = () =>
    `${one(WHO)} ${one(DID)} ${one(WHAT)} ${one(WHERE)} under number ${Math.floor(random() * 1e6)}.`;
  const paragraph = () => Array.from({ length: 4 }, sentence).join(' ');
  return `# Report ${seed}\n\n${Array.from({ length: paragraphs }, paragraph).join('\n\n')}\n`;
}

/** `count` documents over the collections `a`, `b` and `c`. */
export function generatedFiles(count: number, seed = 0): Files {
  const files: Files = {};
  for (let i = 0; i < count; i++) {
    files[`${'abc'[i % 3]}/report-${String(i).padStart(5, '0')}.md`] = generatedDocument(seed + i);
  }
  return files;
}

/** Makes the folder hold just these files. */
export function writeCorpus(corpusDir: string, files: Files): void {
  rmSync(corpusDir, { recursive: true, force: true });
  mkdirSync(corpusDir, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(corpusDir, path)), { recursive: true });
    writeFileSync(join(corpusDir, path), content);
  }
}
