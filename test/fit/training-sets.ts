import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { places } from '../../src/domains/diplomacy/entities/places.ts';
import type { EvaluationSet } from '../eval/sets.ts';

/** A pair of the training text: a question or heading, and the text that belongs to it. */
interface Pair {
  a: string;
  b: string;
  k: string;
}

/** Subjects of each set, and questions of each subject. */
const SUBJECTS = 90;
const QUESTIONS_EACH = 3;

/**
 * Questions with the sentences that answer them, from the training text in ../shared/train where that is there: fields of
 * country profiles, questions about illnesses, and when and by whom diplomatic relations were taken up. One document a
 * subject, so that a question can also be asked of a library that knows everything but its subject.
 */
export function trainingSets(shared: string): EvaluationSet[] {
  const folder = join(shared, 'train');
  if (!existsSync(folder)) {
    console.log('SKIPPED training sets: ../shared/train is not there');
    return [];
  }
  const pairs = (name: string) => pairsOf(folder, name);
  return [
    setFrom('countries', countries(pairs('factbook'))),
    setFrom('illnesses', illnesses(pairs('medquad'))),
    setFrom('relations', relations(pairs('history_state'))),
  ];
}

const pairsOf = (folder: string, name: string): Pair[] =>
  gunzipSync(readFileSync(join(folder, `${name}.jsonl.gz`)))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** Questions of each language that have nothing to do with the documents they are asked of. */
const STRANGE = 40;

/** Questions of the training text, English and Korean, that our own documents do not answer. */
export function strangeQuestions(shared: string): string[] {
  const folder = join(shared, 'train');
  if (!existsSync(folder)) return [];
  const english = trainingSets(shared)
    .filter(({ name }) => name !== 'training-relations')
    .flatMap(({ queries }) =>
      spread(
        queries.map(({ text }) => text),
        STRANGE / 2,
      ),
    );
  const korean = pairsOf(folder, 'ko_mono')
    .filter(({ a, k }) => k === 'parakqc' && QUESTION.test(a))
    .map(({ a }) => a);
  return [...english, ...spread(korean, STRANGE)];
}

const QUESTION = /(?:까|나|야|니|지|요|은|는|줘)\s*\??$|\?$/u;
const spread = (list: readonly string[], most: number) =>
  list.filter((_, i) => i % Math.ceil(list.length / most) === 0);

/** One paragraph about a subject with the questions it answers. */
interface Told {
  subject: string;
  paragraph: string;
  asks: { question: string; answer: string }[];
}

const FIELD =
  /^(?:What (?:is|are) the (?<what>.+) of (?<of>.+?)\?|How would you describe (?<whose>.+)['’]s (?<field>.+)\?|Tell me about the (?<about>.+) of (?<in>.+?)\.)$/;

function countries(pairs: readonly Pair[]): Told[] {
  return pairs.flatMap(({ a, b }) => {
    const groups = FIELD.exec(a)?.groups;
    if (!groups || b.length > 500) return [];
    const field = groups.what ?? groups.field ?? groups.about ?? '';
    const subject = groups.of ?? groups.whose ?? groups.in ?? '';
    const paragraph = `${field.charAt(0).toUpperCase()}${field.slice(1)}: ${b}`;
    return [{ subject, paragraph, asks: [{ question: a, answer: b }] }];
  });
}

function illnesses(pairs: readonly Pair[]): Told[] {
  return pairs.flatMap(({ a, b }) => {
    const subject =
      /(?:What (?:is|are) \(?(?:are\) )?|\bfor |\bof |\bIs |causes? )(?<subject>[^?]{3,60}?)(?: inherited| \?)?\?+$/.exec(
        a,
      )?.groups?.subject;
    return subject && b.length < 1500 ? [{ subject, paragraph: b, asks: [{ question: a, answer: b }] }] : [];
  });
}

const ESTABLISHED = /[Dd]iplomatic relations[^.]{0,80}established[^.]{0,40}on (?<day>\w+ \d+, \d{4})/;
const APPOINTED =
  /(?<name>(?:\p{Lu}[\p{L}’-]+ ){1,2}\p{Lu}[\p{L}’-]+) was appointed (?<post>[^.,]{3,60}?)(?: and [^.]*?)? on (?<day>\w+ \d+, \d{4})/u;

function relations(pairs: readonly Pair[]): Told[] {
  return pairs
    .filter(({ k }) => k === 'rdcr')
    .flatMap(({ a, b }) => {
      const country = places(`${a} ${b}`).find(({ entry }) => entry.kind === 'country' && entry.id !== 'US');
      if (!country) return [];
      const subject = country.entry.english[0]!;
      const asks = [];
      const day = ESTABLISHED.exec(b)?.groups?.day;
      if (day) {
        asks.push({
          question: `When did the United States establish diplomatic relations with ${subject}?`,
          answer: day,
        });
        asks.push({ question: `${subject.toLowerCase()} diplomatic relations date`, answer: day });
      }
      const { name, post, day: when } = APPOINTED.exec(b)?.groups ?? {};
      if (name && post && when) {
        asks.push({ question: `When was ${name} appointed?`, answer: when });
        asks.push({
          question: `Who was appointed ${post.replace(/^(?:as|the) /, '')} in ${when.slice(-4)}?`,
          answer: name,
        });
      }
      return [{ subject, paragraph: `${a} ${b}`, asks }];
    });
}

function setFrom(name: string, told: readonly Told[]): EvaluationSet {
  const bySubject = new Map<string, Told[]>();
  for (const one of told) bySubject.set(one.subject, [...(bySubject.get(one.subject) ?? []), one]);
  const chosen = [...bySubject]
    .filter(([, list]) => list.some(({ asks }) => asks.length > 0))
    .slice(0, SUBJECTS);
  const documents = chosen.map(([subject, list]) => ({
    id: subject,
    title: subject,
    text: list.map(({ paragraph }) => paragraph).join('\n\n'),
  }));
  const queries = chosen.flatMap(([subject, list]) => {
    const asks = list.flatMap((one) => one.asks);
    const step = Math.max(1, Math.floor(asks.length / QUESTIONS_EACH));
    return asks
      .filter((_, i) => i % step === 0)
      .slice(0, QUESTIONS_EACH)
      .map(({ question, answer }, i) => ({ id: `${subject} ${i}`, text: question, answers: [answer] }));
  });
  const grades = new Map(queries.map(({ id }) => [id, new Map([[id.replace(/ \d+$/, ''), 1]])]));
  const hash = createHash('sha256').update(JSON.stringify(documents)).digest('hex').slice(0, 16);
  return { name: `training-${name}`, hash, documents, queries, unanswerable: [], grades, candidates: null };
}
