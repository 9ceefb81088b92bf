import type { RemovalReason } from '../../types.ts';

interface Field {
  code: string;
  /** Its result follows. */
  result: boolean;
  url?: string;
  reason?: RemovalReason;
}

/** Fields that give the number of a page. */
const PAGES = new Set(['PAGE', 'NUMPAGES', 'SECTIONPAGES']);

/** The fields that are open at a place of a document: what Word works out from an instruction (ECMA-376 part 1, 17.16). */
export class Fields {
  #open: Field[] = [];

  /** @param type of a `fldChar` */
  mark(type: string | undefined): void {
    const field = this.#open.at(-1);
    if (type === 'begin') this.#open.push({ code: '', result: false });
    else if (type === 'end') this.#open.pop();
    else if (type === 'separate' && field) Object.assign(field, { result: true }, meaning(field.code));
  }

  instruct(code: string): void {
    const field = this.#open.at(-1);
    if (field && !field.result) field.code += code;
  }

  /** Whether text here is part of an instruction, which nobody sees. */
  get inCode(): boolean {
    return this.#open.some(({ result }) => !result);
  }

  /** Where text here links to. */
  get url(): string | undefined {
    return this.#open.findLast(({ url }) => url)?.url;
  }

  /** Why text here is no text of the document. */
  get reason(): RemovalReason | undefined {
    return this.#open.find(({ reason }) => reason)?.reason;
  }
}

/** A table of contents says the headings again; a page number is none of the document's words. */
export function meaning(code: string): Pick<Field, 'url' | 'reason'> {
  const [name = '', ...rest] = code.trim().split(/\s+/);
  const kind = name.toUpperCase();
  if (kind === 'TOC') return { reason: 'repeated' };
  if (PAGES.has(kind)) return { reason: 'page number' };
  if (kind !== 'HYPERLINK') return {};
  const [target, anchor] = [/^"([^"]*)"/.exec(rest.join(' '))?.[1], /\\l "([^"]*)"/.exec(code)?.[1]];
  const url = `${target ?? ''}${anchor ? `#${anchor}` : ''}`;
  return url ? { url } : {};
}
