import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Encoder } from '../../../embeddings/encoder/types.ts';
import { buildLibrary } from '../../../embeddings/indexing/build.ts';
import { makeContext } from '../../../src/engine/local.ts';
import type { Context } from '../../../src/library/context.ts';
import { openLibrary } from '../../../src/library/open.ts';
import { asMarkdown, type WrittenPassage, type WrittenQuestion } from './written.ts';

/** A question of one of these, asked of one of several libraries. */
export const CASES = ['answered', 'twin', 'taken-out', 'else'] as const;
export type Case = (typeof CASES)[number];

/** One question with the collections it is asked of, and the units that answer it there. */
export interface Asked {
  case: Case;
  passage: WrittenPassage;
  text: string;
  kind: string;
  collections: string[];
  /** Path of the document that answers. */
  path: string;
  units: string[];
}

export interface PassageLibrary {
  context: Context;
  /** All cases of the questions of these passages, asked of the passages of their own domain or of all. */
  asked(passages: readonly WrittenPassage[], scope: 'domain' | 'all'): Asked[];
}

/**
 * A library in which every passage is a document and a collection of its own. Beside it lie the same passages without the unit that answers one
 * question each, which are searched only where that question is asked.
 */
export async function openPassages(
  all: readonly WrittenPassage[],
  { encoder, cacheDir, corpusDir }: { encoder: Encoder; cacheDir: string; corpusDir: string },
): Promise<PassageLibrary> {
  const files = new Map<string, string>();
  for (const passage of all) {
    files.set(`${nameOf(passage)}/text.md`, asMarkdown(passage));
    if (passage.split === 'train') continue;
    for (const question of passage.questions) {
      if (question.gold.length >= passage.sentences.length) continue;
      files.set(`${without(passage, question)}/text.md`, asMarkdown(passage, question.gold));
    }
  }
  const hash = createHash('sha256')
    .update(JSON.stringify([...files]))
    .digest('hex')
    .slice(0, 12);
  const folder = join(cacheDir, `passages-${hash}`);
  for (const [path, text] of files) write(join(folder, 'corpus', path), text);
  const dataDir = join(folder, `data-${encoder.fingerprint.slice(0, 12)}`);
  await buildLibrary({ config: { corpusDir: join(folder, 'corpus'), dataDir }, encoder });
  const library = await openLibrary({ dataDir, encoder });
  const context = makeContext(library, encoder, { corpusDir }, () => new Date('2026-01-01T00:00:00Z'));
  const everything = all.map(nameOf);
  const byDomain = new Map<string, string[]>();
  for (const passage of all)
    byDomain.set(passage.domain, [...(byDomain.get(passage.domain) ?? []), nameOf(passage)]);
  return {
    context,
    asked: (passages, scope) =>
      passages.flatMap((passage) => {
        const others = [...byDomain.keys()].filter((domain) => domain !== passage.domain);
        const elsewhere = byDomain.get(others[numberOf(passage.id) % others.length]!)!;
        const searched = scope === 'all' ? everything : byDomain.get(passage.domain)!;
        return passage.questions.flatMap((question) => casesOf(passage, question, searched, elsewhere));
      }),
  };
}

function casesOf(
  passage: WrittenPassage,
  question: WrittenQuestion,
  searched: string[],
  elsewhere: string[],
): Asked[] {
  const own = nameOf(passage);
  const { question: text, kind } = question;
  const asked = { passage, text, kind, path: '', units: [] as string[] };
  const units = question.gold.map((unit) => passage.sentences[unit]!);
  const found: Asked[] = [
    { ...asked, case: 'answered', collections: searched, path: `${own}/text.md`, units },
    {
      ...asked,
      case: 'twin',
      text: question.twin.question,
      kind: question.twin.kind,
      collections: searched,
    },
    { ...asked, case: 'else', collections: elsewhere },
  ];
  if (question.gold.length < passage.sentences.length) {
    const collections = searched.map((name) => (name === own ? without(passage, question) : name));
    found.push({ ...asked, case: 'taken-out', collections });
  }
  return found;
}

const numberOf = (text: string) =>
  Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 8), 16);

const nameOf = ({ id, split }: WrittenPassage) => `${split}-${id.replace(/[^\w-]+/g, '-')}`;
const without = (passage: WrittenPassage, { gold }: WrittenQuestion) =>
  `${nameOf(passage)}-without-${gold.join('-')}`;

function write(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
