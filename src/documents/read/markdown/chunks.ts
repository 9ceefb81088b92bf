/** A part of a file that can be parsed by itself: `text.slice(start, end)`, and lines put before it. */
export interface Chunk {
  start: number;
  end: number;
  /** Header and rule of the table that the part goes on with: see `continues`. */
  before: string;
  /** Whether its first block is the rest of a table of the chunk before. */
  continues: boolean;
}

/** Characters after which a part ends at the next place where one may. The parser takes time by more than a text's length. */
const ENOUGH = 12_000;
/** Characters and lines after which it ends at the next line, whatever that is. */
const TOO_MUCH = 60_000;
const TOO_MANY_LINES = 1_000;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** HTML that blank lines do not end, and what ends it (CommonMark § 4.6, kinds 1 to 5). */
const HTML = [
  [/^ {0,3}<(?:pre|script|style|textarea)(?:[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<![A-Za-z]/, />/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
] as const;
const ITEM = /^(?:[-+*]|\d{1,9}[.)])[ \t]/;
const HEADING = /^#{1,6}[ \t]/;
const TABLE_RULE = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:-]*)*$/;

/**
 * Divides a text in Markdown where a line at its margin begins a new block whatever stood before: after a blank line,
 * at a heading, at an item of a list that goes on; never within fenced code or HTML. A paragraph or table of very many
 * lines is divided between lines. Blank lines between parts belong to none.
 */
export function chunksOf(text: string): Chunk[] {
  const scanner = new Scanner(text);
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    scanner.line(text.slice(at, end), at);
    at = end + 1;
  }
  return scanner.done();
}

class Scanner {
  #text: string;
  #chunks: Chunk[] = [];
  #start = -1;
  #lines = 0;
  #before = '';
  #continues = false;
  /** What ends the fence or HTML that is open. */
  #until: RegExp | null = null;
  #blank = true;
  #inList = false;
  /** Offset and length of the header and rule of the table that the lines are in. */
  #table: string | null = null;
  #previous = '';

  constructor(text: string) {
    this.#text = text;
  }

  line(line: string, at: number): void {
    const blank = line.trim() === '';
    if (this.#until !== null) {
      if (this.#until.test(line)) this.#until = null;
      this.#take(at);
      this.#blank = false;
      return;
    }
    if (blank) {
      if (this.#start >= 0 && !this.#blank) this.#take(at);
      else if (this.#start < 0) this.#blank = true;
      this.#blank = true;
      this.#table = null;
      return;
    }
    const size = this.#start < 0 ? 0 : at - this.#start;
    if (size > ENOUGH && this.#begins(line)) this.#cut(at);
    else if ((size > TOO_MUCH || this.#lines > TOO_MANY_LINES) && (/^\S/.test(line) || size > 4 * TOO_MUCH))
      this.#force(at);
    this.#take(at);
    this.#look(line);
  }

  /** Whether a line begins a block of its own at the margin. */
  #begins(line: string): boolean {
    if (/^[ \t>]/.test(line)) return false;
    return this.#blank || HEADING.test(line) || (this.#inList && ITEM.test(line));
  }

  #look(line: string): void {
    const fence = FENCE.exec(line)?.[1];
    if (fence) this.#until = new RegExp(`^ {0,3}${fence[0]}{${fence.length},}[ \\t]*$`);
    else {
      const html = HTML.find(([opens]) => opens.test(line));
      if (html && !html[1].test(line.replace(html[0], ''))) this.#until = html[1];
    }
    if (this.#blank && /^\S/.test(line)) this.#inList = ITEM.test(line);
    if (this.#table === null && TABLE_RULE.test(line) && line.includes('-') && this.#previous.includes('|'))
      this.#table = `${this.#previous}\n${line}\n`;
    this.#previous = line;
    this.#blank = false;
  }

  #take(at: number): void {
    if (this.#start < 0) this.#start = at;
    this.#lines += 1;
  }

  #cut(at: number): void {
    if (this.#start >= 0)
      this.#chunks.push({ start: this.#start, end: at, before: this.#before, continues: this.#continues });
    this.#start = -1;
    this.#lines = 0;
    this.#before = '';
    this.#continues = false;
  }

  /** A cut in the middle of a block: a table's next part gets its header again. */
  #force(at: number): void {
    this.#cut(at);
    if (this.#table !== null) {
      this.#before = this.#table;
      this.#continues = true;
    }
  }

  done(): Chunk[] {
    this.#cut(this.#text.length);
    return this.#chunks;
  }
}
