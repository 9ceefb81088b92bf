import { join } from 'node:path';
import { sentences } from '../../../src/languages/sentences.ts';
import { type Asked, askEnglish, askKorean, type Random, twinOf } from './cloze-questions.ts';
import { type Item, readLines, writeItems } from './items.ts';
import { withNegatives } from './negatives.ts';
import { evaluationTexts } from './overlap.ts';
import { synonymsFrom } from './synonyms.ts';

/**
 * Questions made by rule from running text: cloze questions, and questions of collections whose answers stand in a passage with
 * the answers to other questions about the same thing. usage: cloze.ts TRAIN_FOLDER EVALUATION_FOLDER WORK
 */
const [train, evaluation, work] = process.argv.slice(2);
if (!train || !evaluation || !work) throw new Error('usage: cloze.ts TRAIN EVALUATION WORK');
const random = generator(7);
const synonyms = synonymsFrom(train);
const known = evaluationTexts(evaluation);

interface Pair {
  a?: string;
  b?: string;
  text?: string;
  k?: string;
}

const load = (name: string) => readLines<Pair>(join(train, `${name}.jsonl.gz`));
const cut = (text: string) =>
  sentences(text)
    .map(({ start, end }) => text.slice(start, end))
    .filter((one) => one.length > 12 && one.length < 600);

function generator(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Passages of 4 to 12 sentences from rows that follow each other under one title. */
function* passagesOf(name: string, most: number): Generator<{ heading: string; sentences: string[] }> {
  const rows = load(name);
  const count = Math.min(rows.length, most * 3);
  const step = rows.length / count;
  for (let n = 0, made = 0; n < count && made < most; n++) {
    const at = Math.floor(n * step);
    const heading = rows[at]!.a ?? '';
    const found: string[] = [];
    const wanted = 4 + Math.floor(random() * 9);
    for (let i = at; i < Math.min(at + 6, rows.length) && found.length < wanted; i++) {
      if ((rows[i]!.a ?? '') !== heading) break;
      found.push(...cut(rows[i]!.text ?? rows[i]!.b ?? ''));
    }
    if (found.length < 3) continue;
    made++;
    yield { heading, sentences: [...new Set(found)].slice(0, wanted) };
  }
}

function clozeItems(
  name: string,
  most: number,
  ask: (sentence: string, random: Random) => Asked | null,
): Item[] {
  const items: Item[] = [];
  let n = 0;
  for (const passage of passagesOf(name, most)) {
    const order = passage.sentences.map((_, i) => i).sort(() => random() - 0.5);
    let asked = 0;
    for (const s of order) {
      if (asked === 2) break;
      const made = ask(passage.sentences[s]!, random);
      if (!made || known.shares(made.question)) continue;
      asked++;
      const of = { ...passage, group: `${name}-${n++}`, set: 'cloze', domain: name };
      const question = synonyms.reword(made.question, random);
      items.push({ ...of, case: 'answered', kind: made.kind, question, gold: [s], answer: made.answer });
      const twin = twinOf(question, passage.sentences, random);
      if (twin)
        items.push({ ...of, case: 'twin', kind: 'changed-fact', question: twin, gold: [], answer: null });
    }
  }
  return items;
}

/** Question–answer pairs about one thing, their answers shortened and put one after the other. */
function questionItems(name: string, topicOf: (pair: Pair) => string, most: number): Item[] {
  const groups = new Map<string, Pair[]>();
  for (const pair of load(name)) {
    const topic = topicOf(pair);
    if (topic) groups.set(topic, [...(groups.get(topic) ?? []), pair]);
  }
  const items: Item[] = [];
  const list = [...groups].filter(([, pairs]) => pairs.length >= 3).sort(() => random() - 0.5);
  for (const [topic, pairs] of list) {
    if (items.length >= most) break;
    for (let round = 0; round < Math.min(6, Math.ceil(pairs.length / 6)); round++) {
      const chosen = distinct(pairs.slice().sort(() => random() - 0.5)).slice(0, 6);
      const told = chosen.slice(0, 5);
      const units = told.map(({ b = '' }) => cut(b).slice(0, 1 + Math.floor(random() * 2)));
      const passage = { heading: random() < 0.5 ? topic : '', sentences: units.flat() };
      if (passage.sentences.length < 3) continue;
      for (const [i, pair] of told.entries()) {
        const from = units.slice(0, i).reduce((sum, one) => sum + one.length, 0);
        const gold = units[i]!.map((_, k) => from + k);
        if (gold.length === 0 || known.shares(pair.a!) || random() < 0.4) continue;
        const of = { ...passage, group: `${name}-${topic}-${round}-${i}`, set: 'pairs', domain: name };
        items.push({ ...of, case: 'answered', kind: 'what', question: pair.a!, gold, answer: null });
        const other = chosen[5];
        if (other)
          items.push({
            ...of,
            case: 'twin',
            kind: 'other-detail',
            question: other.a!,
            gold: [],
            answer: null,
          });
      }
    }
  }
  return items;
}

/** One pair a question and an answer, so that no question is answered twice. */
function distinct(pairs: readonly Pair[]): Pair[] {
  const seen = new Set<string>();
  return pairs.filter(({ a = '', b = '' }) => {
    const keys = [a.toLowerCase(), b.slice(0, 60)];
    if (keys.some((key) => seen.has(key))) return false;
    for (const key of keys) seen.add(key);
    return true;
  });
}

/** A sentence in one language is to be found among sentences in the other that stood around it. */
function acrossItems(most: number): Item[] {
  const rows = load('ko_en_parallel').filter(
    ({ a = '', b = '', k = '' }) => k !== 'sts-mt' && k !== 'name' && a.length < 300 && b.length < 300,
  );
  const items: Item[] = [];
  const step = rows.length / most;
  for (let n = 0; n < most; n++) {
    const at = Math.floor(n * step);
    const around = rows.slice(at, at + 5 + Math.floor(random() * 5));
    const isKoreanAsked = random() < 0.75;
    const side = isKoreanAsked ? 'a' : 'b';
    const units = [...new Set(around.map((row) => row[side]!))];
    if (units.length < 4) continue;
    const s = Math.floor(random() * units.length);
    const row = around.find((one) => one[side] === units[s])!;
    const text = isKoreanAsked ? row.b! : row.a!;
    const asked = (isKoreanAsked ? askKorean(text, random) : askEnglish(text, random))?.question ?? text;
    if (known.shares(asked)) continue;
    items.push({
      group: `across-${n}`,
      set: 'across',
      domain: 'ko_en_parallel',
      case: 'answered',
      kind: 'what',
      heading: '',
      sentences: units,
      question: asked,
      gold: [s],
      answer: null,
    });
  }
  return items;
}

/** "symptoms of X" and "treatments for X" have the topic X; of a templated question it is the name in it. */
const healthTopic = ({ a = '' }: Pair) =>
  /\b(?:of|for|with|by|is|are|to|have|causes|inherit|diagnose|prevent)\s+((?:\(are\)\s+)?[^?]+?)\s*\?/
    .exec(a.replace(/^.*\b(?:of|for|with|by|to)\b/, 'of'))?.[1]
    ?.toLowerCase() ?? '';
const countryTopic = ({ a = '' }: Pair) => a.match(/[A-Z][a-z]+(?: [A-Z][a-z]+)*(?='s|$|\?)/)?.[0] ?? '';

const korean = load('ko_en_parallel').filter(({ k }) => k !== 'sts-mt' && k !== 'name' && k !== 'tatoeba');
const koreanItems = (most: number): Item[] => {
  const items: Item[] = [];
  const step = korean.length / most;
  for (let n = 0; n < most; n++) {
    const at = Math.floor(n * step);
    const units = [
      ...new Set(korean.slice(at, at + 4 + Math.floor(random() * 7)).map(({ b = '' }) => b)),
    ].filter((b) => b.length > 12);
    if (units.length < 3) continue;
    const s = Math.floor(random() * units.length);
    const made = askKorean(units[s]!, random);
    if (!made) continue;
    const of = { group: `ko-${n}`, set: 'cloze', domain: 'ko_en_parallel', heading: '', sentences: units };
    items.push({
      ...of,
      case: 'answered',
      kind: made.kind,
      question: made.question,
      gold: [s],
      answer: made.answer,
    });
    const twin = twinOf(made.question, units, random);
    if (twin)
      items.push({ ...of, case: 'twin', kind: 'changed-fact', question: twin, gold: [], answer: null });
  }
  return items;
};

const parts: Item[][] = [
  clozeItems('wh_text', 5000, askEnglish),
  clozeItems('openstax', 4500, askEnglish),
  clozeItems('hr_reports', 2000, askEnglish),
  clozeItems('history_state', 1000, askEnglish),
  clozeItems('gov_digital', 2500, askEnglish),
  clozeItems('wiki_misc', 1500, askEnglish),
  clozeItems('dev_docs', 800, askEnglish),
  clozeItems('ms_docs', 800, askEnglish),
  koreanItems(6000),
  acrossItems(5000),
  questionItems('medquad', healthTopic, 3500),
  questionItems('factbook', countryTopic, 3500),
];
for (const part of parts) console.log(part[0]?.domain, part.length);
const items = parts.flatMap((part) => withNegatives(part));
writeItems(
  join(work, 'made.jsonl'),
  items.sort(() => random() - 0.5),
);
console.log(`${items.length} items`);
