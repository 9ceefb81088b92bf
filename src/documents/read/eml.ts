import { load } from 'cheerio';
import PostalMime, { type Address, type Email } from 'postal-mime';
import { LIST_MARK, paragraphs } from '../../languages/paragraphs.ts';
import { Problem } from '../../problem.ts';
import { DocumentBuilder } from '../builder.ts';
import { cleanText } from '../clean-text.ts';
import type { Extracted, ReadInput } from './extracted.ts';
import { addPage } from './html.ts';
import { damaged } from './unpack.ts';

/** Messages within messages, and parts within parts. */
const DEEPEST = 30;

/**
 * A message (RFC 5322, MIME): its subject as heading, who wrote it to whom and when, the body, and the names of what is
 * attached.
 *
 * @throws Problem when it is no message or holds no text
 */
export async function read({ path, bytes }: ReadInput): Promise<Extracted> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: DEEPEST }).catch((cause: unknown) => {
    throw damaged(path, cause);
  });
  const builder = new DocumentBuilder();
  if (mail.subject) builder.addHeading(1, mail.subject);
  for (const line of envelope(mail)) builder.addByline(line);
  if (mail.html) addPage(builder, load(mail.html));
  else addText(builder, mail.text ?? '');
  for (const { filename } of mail.attachments)
    if (filename) builder.addItem({ mark: '-', depth: 1 }, filename);
  const built = builder.finish();
  if (built.text === '' || (mail.headers.length === 0 && !mail.subject))
    throw new Problem(path, 'no message in it', 'check the file, or leave it out');
  return {
    ...built,
    stated: {
      ...(mail.subject?.trim() && { title: mail.subject.replace(/\s+/g, ' ').trim() }),
      ...(mail.from && named(mail.from) && { author: named(mail.from) }),
      ...(mail.date && /^\d{4}-\d\d-\d\d/.test(mail.date) && { published: mail.date.slice(0, 10) }),
    },
  };
}

/** Sender, those who get it, and the date as the message has it. */
function envelope({ from, to, cc, headers }: Email): string[] {
  const list = (all: readonly Address[] | undefined): string =>
    (all ?? []).map(shown).filter(Boolean).join(', ');
  const date = headers.find(({ key }) => key === 'date')?.value;
  return [
    ['From', from && shown(from)],
    ['To', list(to)],
    ['Cc', list(cc)],
    ['Date', date],
  ].flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
}

const shown = ({ name, address, group }: Address): string => {
  if (group) return [name, ...group.map(shown)].filter(Boolean).join(', ');
  return name && address ? `${name} <${address}>` : name || address || '';
};

const named = ({ name, address }: Address): string => name || address || '';

function addText(builder: DocumentBuilder, text: string): void {
  const body = cleanText(text);
  for (const { start, end } of paragraphs(body)) {
    const words = body.slice(start, end);
    const mark = LIST_MARK.exec(words);
    if (mark) builder.addItem({ mark: mark[0].trim(), depth: 1 }, words.slice(mark[0].length));
    else builder.addParagraph(words);
  }
}
