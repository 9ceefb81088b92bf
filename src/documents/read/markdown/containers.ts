/** A file's text with the fences and indents of its containers taken away, and the way back to the file's offsets. */
export interface Opened {
  text: string;
  /** Lines that only open or close a container, by their place in `text`. */
  removed: { at: number; text: string }[];
  /** An offset of `text` in the file. */
  toFile: (at: number) => number;
}

/** Columns that the contents of an indented container are set in by. */
const INDENT = 4;
const ADMONITION = /^(?:!!!|\?\?\?\+?|={3}[!+]?)[ \t]/;
const HAS_CONTAINERS = /^[ \t>]*(?:!!!|\?\?\?|===[!+]?[ \t]|:{3}|\/{3})/m;
const FENCE = /^(`{3,}|~{3,})/;
/** A quoted title; what a directive writes in brackets; what stands after its name. */
const QUOTED = /"([^"]*)"[ \t]*$/;
const BRACKETED = /^[\w-]*\[([^\]]*)\]/;

/**
 * Understands the containers of documentation sites, which are no part of Markdown: `:::note … :::` (Docusaurus, VuePress,
 * Pandoc), `!!! note "Title"`, `??? note` and `=== "Tab"` with indented contents (MkDocs), `/// note | Title … ///`. What
 * they contain is read as if it stood outside; their titles are paragraphs.
 */
export function openContainers(text: string): Opened {
  if (!HAS_CONTAINERS.test(text)) return { text, removed: [], toFile: (at) => at };
  const scanner = new Scanner();
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    scanner.line(text.slice(start, end), start);
    start = end + 1;
    if (newline < 0) break;
  }
  return scanner.result();
}

class Scanner {
  #out: string[] = [];
  #length = 0;
  /** Places where the text goes on elsewhere in the file than the character before: offset here, offset there. */
  #jumps: [number, number][] = [[0, 0]];
  #removed: Opened['removed'] = [];
  /** Indents that contents of the open containers have, outermost first. */
  #indents: number[] = [];
  #fence: string | null = null;

  line(line: string, at: number): void {
    const indent = line.length - line.trimStart().length;
    if (line.trim() === '') {
      this.#emit(`${line}\n`, at);
      return;
    }
    if (this.#fence === null) while ((this.#indents.at(-1) ?? 0) > indent) this.#indents.pop();
    const taken = Math.min(indent, this.#indents.length * INDENT);
    const rest = line.slice(taken);
    const words = rest.trimStart();
    const fence = FENCE.exec(words.replace(/^(?:> ?)+/, ''))?.[1];
    if (this.#fence !== null) {
      if (fence?.startsWith(this.#fence) && words.replace(/[`~>\s]/g, '') === '') this.#fence = null;
    } else if (fence) this.#fence = fence;
    else if (this.#container(line, words, at, indent)) return;
    this.#emit(`${rest}\n`, at + taken);
  }

  #container(line: string, words: string, at: number, indent: number): boolean {
    const title = titleOf(words);
    if (!title) return false;
    this.#removed.push({ at: this.#length, text: title.text === '' ? words : line.trim() });
    const pad = ' '.repeat(Math.max(0, indent - this.#indents.length * INDENT));
    this.#emit('\n', at);
    if (title.text !== '')
      this.#emit(`${pad}${title.text}\n`, at + line.lastIndexOf(title.text) - pad.length);
    this.#emit('\n', at + line.length);
    if (ADMONITION.test(words)) this.#indents.push(indent + INDENT);
    return true;
  }

  #emit(text: string, at: number): void {
    this.#jumps.push([this.#length, at]);
    this.#out.push(text);
    this.#length += text.length;
  }

  result(): Opened {
    const jumps = this.#jumps;
    return {
      text: this.#out.join(''),
      removed: this.#removed,
      toFile: (at) => {
        let low = 0;
        let high = jumps.length;
        while (low < high) {
          const middle = (low + high) >> 1;
          if (jumps[middle]![0] <= at) low = middle + 1;
          else high = middle;
        }
        const [here, there] = jumps[low - 1]!;
        return there + at - here;
      },
    };
  }
}

/** The title of a line that opens a container (empty when it has none); null for any other line. */
function titleOf(words: string): { text: string } | null {
  if (ADMONITION.test(words)) {
    const quoted = QUOTED.exec(words)?.[1];
    return words.startsWith('=') && quoted === undefined ? null : { text: quoted ?? '' };
  }
  if (words.startsWith(':::')) {
    const rest = words
      .replace(/^:+/, '')
      .trim()
      .replace(/\{[^{}]*\}$/, '')
      .trim();
    const bracketed = BRACKETED.exec(rest)?.[1];
    return {
      text:
        bracketed ??
        rest
          .replace(/^[\w-]+:*[ \t]*/, '')
          .replace(/(?<!:):+$/, '')
          .trim(),
    };
  }
  if (/^\/{3,}(?:$|[ \t]*[\w-]+[ \t]*(?:\||$))/.test(words)) {
    const bar = words.indexOf('|');
    return { text: bar < 0 ? '' : words.slice(bar + 1).trim() };
  }
  return null;
}
