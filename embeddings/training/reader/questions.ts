import { readFileSync } from 'node:fs';
import type { Item } from './items.ts';

/** Domains that are measured only; their files are in no training. */
export const HELD = [
  'employee-handbook',
  'statute',
  'config-reference',
  'encyclopedia-place',
  'ko-welfare-guide',
  'ko-textbook-science',
  'x-news',
];

export type Split = 'train' | 'dev' | 'held';

export interface Question {
  kind: string;
  question: string;
  /** Ordinals of the units that answer, from 0. */
  gold: number[];
  answer: string;
  twin: { kind: string; question: string };
}

/** A passage as it was written, with what is asked of it. */
export interface Written {
  id: string;
  domain: string;
  lang: string;
  heading: string;
  sentences: string[];
  questions: Question[];
}

/**
 * Parses a file of questions: `@` opens a passage, `#` is its heading path, `-` a unit, and a question has three lines (`?` kind |
 * question, `=` units | answer, `!` kind | twin). What is not whole is left out and reported.
 */
export function parseQuestions(path: string, report: (problem: string) => void): Written[] {
  const passages: Written[] = [];
  let open: { kind: string; question: string; gold?: number[]; answer?: string } | undefined;
  for (const [n, line] of readFileSync(path, 'utf8').normalize('NFC').split(/\r?\n/).entries()) {
    const passage = passages.at(-1);
    const mark = line.slice(0, 2);
    const rest = line.slice(2).trim();
    const bad = (what: string) => report(`${path}:${n + 1} ${what}`);
    if (mark === '@ ') {
      const [, domain = '', lang = ''] = /domain=(\S+) lang=(\S+)/.exec(line) ?? [];
      passages.push({ id: `${path}:${n + 1}`, domain, lang, heading: '', sentences: [], questions: [] });
    } else if (!passage) continue;
    else if (mark === '# ') passage.heading = rest;
    else if (mark === '- ') passage.sentences.push(rest);
    else if (mark === '? ') open = split(rest);
    else if (mark === '= ' && open) {
      const { kind, question } = split(rest);
      open.gold = kind.split(',').map((unit) => Number(unit) - 1);
      open.answer = question;
      const fits = open.gold.every((unit) => passage.sentences[unit] !== undefined);
      if (!fits) bad('no such unit');
      else if (!open.gold.some((unit) => passage.sentences[unit]!.includes(question)))
        bad('answer is in no unit');
      if (!fits) open = undefined;
    } else if (mark === '! ' && open?.gold) {
      const { kind, question, gold, answer } = open;
      passage.questions.push({ kind, question, gold, answer: answer!, twin: split(rest) });
      open = undefined;
    } else if (line.trim()) bad('is no line of this format');
  }
  return passages.filter(({ sentences, questions }) => sentences.length > 1 && questions.length > 0);
}

function split(text: string): { kind: string; question: string } {
  const at = text.indexOf('|');
  return { kind: text.slice(0, at).trim(), question: text.slice(at + 1).trim() };
}

/** Held domains whole; of the others one passage in ten for development, by a hash of its heading and first unit. */
export function splitOf({ domain, heading, sentences }: Written): Split {
  if (HELD.includes(domain)) return 'held';
  let hash = 2166136261;
  for (const character of heading + sentences[0]) {
    hash = Math.imul(hash ^ character.codePointAt(0)!, 16777619);
  }
  return (hash >>> 8) % 10 === 0 ? 'dev' : 'train';
}

/** The questions of a passage and their twins, as items. */
export function itemsOf(passage: Written): Item[] {
  const { id, domain, heading, sentences } = passage;
  const of = { set: 'own', domain, heading, sentences };
  return passage.questions.flatMap((asked, i) => [
    {
      ...of,
      group: `${id}#${i}`,
      case: 'answered' as const,
      kind: asked.kind,
      question: asked.question,
      gold: asked.gold,
      answer: asked.answer,
    },
    {
      ...of,
      group: `${id}#${i}`,
      case: 'twin' as const,
      kind: asked.twin.kind,
      question: asked.twin.question,
      gold: [],
      answer: null,
    },
  ]);
}
