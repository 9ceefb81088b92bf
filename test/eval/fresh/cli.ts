import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { namedIn } from '../../../src/domains/diplomacy/entities.ts';

/** `npm run eval:fresh`: what is named in sentences that no rule was written for, as it is. */
const KINDS = { P: 'people', O: 'offices', G: 'organisations', D: 'dates' } as const;
type Mark = keyof typeof KINDS;

interface Labelled {
  text: string;
  labels: { mark: Mark; text: string }[];
}

function read(line: string): Labelled {
  const labels: Labelled['labels'] = [];
  const text = line.replace(/\[([POGD]):([^\]]{1,200})\]/g, (_, mark: Mark, inner: string) => {
    labels.push({ mark, text: inner });
    return inner;
  });
  return { text, labels };
}

const sentences = readFileSync(fileURLToPath(new URL('sentences.txt', import.meta.url)), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map(read);

/** A title before a person's name belongs to neither. */
const plain = (text: string): string => text.replace(/^(?:Dr\.|Senator|Professor) /, '').replace(/\s+/g, ' ');

function found(text: string): Record<Mark, string[]> {
  const { people, posts, organizations, dates } = namedIn(text, { published: '2025-06-01' });
  return {
    P: people.map((one) => plain(one.text)),
    O: posts.map((one) => plain(one.text)),
    G: organizations.map((one) => plain(one.text)),
    D: dates.map((one) => plain(one.text)),
  };
}

for (const language of ['en', 'ko'] as const) {
  const some = sentences.filter(({ text }) => /[가-힣]/.test(text) === (language === 'ko'));
  for (const mark of Object.keys(KINDS) as Mark[]) {
    let [right, said, meant] = [0, 0, 0];
    for (const { text, labels } of some) {
      const own = found(text)[mark];
      const expected = labels.filter((label) => label.mark === mark).map((label) => plain(label.text));
      said += own.length;
      meant += expected.length;
      right += expected.filter((one) => own.includes(one)).length;
    }
    const f1 = said + meant === 0 ? 1 : (2 * right) / (said + meant);
    console.log(
      `${language} ${KINDS[mark].padEnd(14)} F1 ${f1.toFixed(3)} (right ${right}, said ${said}, meant ${meant})`,
    );
  }
}
