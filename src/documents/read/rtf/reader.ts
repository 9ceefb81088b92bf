import iconv from 'iconv-lite';
import type { DocumentBuilder, Run } from '../../builder.ts';
import type { RemovalReason } from '../../types.ts';
import { bulletMark } from '../numbers.ts';
import {
  CHARACTERS,
  DESTINATIONS,
  type Destination,
  encodingOfCharset,
  encodingOfPage,
  type Group,
} from './state.ts';
import type { Token } from './tokens.ts';

/** Groups within one another; a file with more is no document. */
const DEEPEST = 2_000;

/** Turns the pieces of an RTF file into blocks. */
export class RtfReader {
  readonly stated = { title: '', author: '' };
  /** Whether groups ended that never began, or the other way round. */
  unbalanced = false;
  #builder: DocumentBuilder;
  #group: Group = { destination: 'skip', fallback: 1, encoding: 'windows-1252' };
  #stack: Group[] = [];
  #page = 'windows-1252';
  #fonts = new Map<number, string>();
  #font = 0;
  /** Level of a heading by number of its style. */
  #styles = new Map<number, number>();
  #style = 0;
  #bytes: number[] = [];
  #toSkip = 0;
  /** What is being left out of the paragraph. */
  #out: { text: string; reason: RemovalReason } | undefined;
  #starred = false;
  #runs: Run[] = [];
  #mark = '';
  #level = 0;
  #depth = 0;
  #inTable = false;
  #row: Run[][] = [];
  #rows: Run[][][] = [];
  #instruction = '';
  /** Of the paragraph that is open, and of those before it. */
  #own: Run[][] = [];
  #notes: Run[][] = [];
  #saved: { runs: Run[]; row: Run[][]; rows: Run[][][]; inTable: boolean }[] = [];
  #heads: Run[][] = [];

  constructor(builder: DocumentBuilder) {
    this.#builder = builder;
  }

  read(token: Token): void {
    if (token.kind !== 'byte') this.#flushBytes();
    if (token.kind === 'open') this.#open();
    else if (token.kind === 'close') this.#close();
    else if (token.kind === 'byte') {
      if (this.#toSkip > 0) this.#toSkip -= 1;
      else this.#bytes.push(token.byte);
    } else if (token.kind === 'text') this.#plain(token.text);
    else if (token.kind === 'word') this.#word(token.name, token.value);
  }

  end(): void {
    this.#flushBytes();
    if (this.#stack.length > 0) this.unbalanced = true;
    this.#paragraph();
    this.#endTable();
    this.#notes.push(...this.#own.splice(0));
    this.#endNotes();
    const said = new Set<string>();
    for (const runs of this.#heads) {
      const words = wordsOf(runs).replace(/\s+/g, ' ').trim();
      if (said.has(words)) this.#builder.remove(words, 'repeated');
      else if (/\p{L}/u.test(words)) this.#builder.addParagraph(runs);
      else this.#builder.remove(words, 'page number');
      said.add(words);
    }
  }

  #open(): void {
    this.#toSkip = 0;
    if (this.#stack.length < DEEPEST) this.#stack.push({ ...this.#group });
    else this.unbalanced = true;
  }

  #close(): void {
    this.#toSkip = 0;
    const ended = this.#group;
    const before = this.#stack.pop();
    if (!before) {
      this.unbalanced = true;
      return;
    }
    if (ended.destination !== before.destination) this.#leave(ended.destination, before);
    this.#group = {
      ...before,
      url: before.destination === 'body' && ended.destination === 'field' ? this.#group.url : before.url,
    };
  }

  /** What a destination held is complete. */
  #leave(destination: Destination, before: Group): void {
    if (destination === 'field') {
      const target = /HYPERLINK\s+"([^"]*)"/.exec(this.#instruction)?.[1];
      if (target) this.#group.url = target;
      // The page number that a field gives is none of the document's words.
      const kind = this.#instruction.trim().split(/\s/)[0];
      before.reason =
        kind === 'PAGE' || kind === 'NUMPAGES' ? 'page number' : kind === 'TOC' ? 'repeated' : before.reason;
      before.url = target ?? before.url;
      this.#instruction = '';
    } else if (destination === 'note' || destination === 'head') {
      this.#endTable();
      const runs = this.#runs;
      const saved = this.#saved.pop();
      this.#runs = saved?.runs ?? [];
      this.#row = saved?.row ?? [];
      this.#rows = saved?.rows ?? [];
      this.#inTable = saved?.inTable ?? false;
      (destination === 'note' ? this.#own : this.#heads).push(runs);
    }
  }

  #enter(destination: Destination): void {
    if (this.#group.destination === 'skip' && this.#stack.length > 1) return;
    if (destination === 'note' || destination === 'head') {
      this.#saved.push({ runs: this.#runs, row: this.#row, rows: this.#rows, inTable: this.#inTable });
      this.#runs = [];
      this.#row = [];
      this.#rows = [];
      this.#inTable = false;
    }
    this.#group.destination = destination;
  }

  #word(name: string, value: number | undefined): void {
    const starred = this.#starred;
    this.#starred = name === '*';
    if (this.#starred) return;
    const destination = DESTINATIONS[name];
    if (name === 'rtf') this.#group.destination = 'body';
    else if (destination) this.#enter(destination);
    else if (name === 'annotation') this.#group.reason = 'comment';
    else if (starred && name !== 'shppict' && name !== 'shpinst') this.#enter('skip');
    else if (name in CHARACTERS) this.#text(CHARACTERS[name]!);
    else this.#format(name, value) || this.#shape(name, value);
  }

  /** Words about characters. */
  #format(name: string, value: number | undefined): boolean {
    const on = value !== 0;
    const { destination } = this.#group;
    if (name === 'u') this.#unicode(value ?? 0);
    else if (name === 'uc') this.#group.fallback = Math.max(0, value ?? 1);
    else if (name === 'ansicpg') this.#page = this.#group.encoding = encodingOfPage(value ?? 1252);
    else if (name === 'f') {
      this.#font = value ?? 0;
      if (destination !== 'fonts') this.#group.encoding = this.#fonts.get(this.#font) ?? this.#page;
    } else if (name === 'fcharset') {
      const encoding = encodingOfCharset(value ?? 0);
      if (encoding && destination === 'fonts') this.#fonts.set(this.#font, encoding);
    } else if (name === 'v') this.#group.reason = on ? 'hidden' : undefined;
    else if (name === 'deleted') this.#group.reason = on ? 'deleted' : undefined;
    else if (name === 'plain') {
      if (this.#group.reason === 'hidden' || this.#group.reason === 'deleted') this.#group.reason = undefined;
      this.#group.encoding = this.#page;
    } else return false;
    return true;
  }

  /** Words about paragraphs and tables. */
  #shape(name: string, value: number | undefined): void {
    const { destination } = this.#group;
    if (destination === 'styles') {
      if (name === 's') this.#style = value ?? 0;
      else if (name === 'outlinelevel') this.#styles.set(this.#style, (value ?? 0) + 1);
    }
    if (destination !== 'body' && destination !== 'note' && destination !== 'head') return;
    if (name === 'par' || name === 'sect' || name === 'page' || name === '\n' || name === '\r') {
      if (destination === 'body') this.#paragraph();
      else this.#runs.push('\n');
    } else if (name === 'pard') {
      this.#inTable = false;
      this.#level = 0;
      this.#depth = 0;
    } else if (name === 's') this.#level = this.#styles.get(value ?? 0) ?? 0;
    else if (name === 'outlinelevel') this.#level = ((value ?? 9) + 1) % 10;
    else if (name === 'ilvl') this.#depth = value ?? 0;
    else if (name === 'intbl') this.#inTable = true;
    else if (name === 'cell' || name === 'nestcell') this.#row.push(this.#runs.splice(0));
    else if (name === 'row' || name === 'nestrow') {
      this.#rows.push(this.#row.splice(0));
      this.#mark = '';
    }
  }

  #unicode(value: number): void {
    this.#text(String.fromCharCode(value < 0 ? value + 65_536 : value));
    this.#toSkip = this.#group.fallback;
  }

  /** Characters of the file, which is ASCII; others are bytes in the group's encoding. */
  #plain(text: string): void {
    const skipped = Math.min(this.#toSkip, text.length);
    this.#toSkip -= skipped;
    const rest = text.slice(skipped);
    this.#text(
      /[\x80-\xff]/.test(rest) ? iconv.decode(Buffer.from(rest, 'latin1'), this.#group.encoding) : rest,
    );
  }

  #flushBytes(): void {
    if (this.#bytes.length === 0) return;
    this.#text(iconv.decode(Buffer.from(this.#bytes.splice(0)), this.#group.encoding));
  }

  #text(text: string): void {
    const { destination, reason, url } = this.#group;
    if (text === '' || destination === 'skip' || destination === 'styles' || destination === 'fonts') return;
    if (destination === 'field') this.#instruction += text;
    else if (destination === 'mark') this.#mark += text;
    else if (destination === 'title' || destination === 'author') this.stated[destination] += text;
    else if (reason) this.#leaveOut(text, reason);
    else if (url) this.#runs.push({ text, url });
    else this.#runs.push(text);
  }

  /** What is left out of one paragraph for one reason is one thing, however many pieces the file has it in. */
  #leaveOut(text: string, reason: RemovalReason): void {
    if (this.#out?.reason !== reason) this.#endLeftOut();
    this.#out ??= { text: '', reason };
    this.#out.text += text;
  }

  #endLeftOut(): void {
    if (this.#out) this.#builder.remove(this.#out.text, this.#out.reason);
    this.#out = undefined;
  }

  #paragraph(): void {
    this.#endLeftOut();
    if (this.#inTable) {
      this.#runs.push('\n');
      return;
    }
    this.#endTable();
    const runs = this.#runs.splice(0);
    const mark =
      this.#mark.trim() && (/[\p{L}\p{N}]/u.test(this.#mark) ? this.#mark.trim() : bulletMark(this.#mark));
    this.#mark = '';
    if (wordsOf(runs).trim() === '') return;
    if (this.#level > 0) {
      this.#endNotes();
      this.#builder.addHeading(this.#level, mark && mark !== '-' ? [`${mark} `, ...runs] : runs);
    } else if (mark) this.#builder.addItem({ mark, depth: this.#depth + 1 }, runs);
    else {
      this.#endNotes();
      this.#builder.addParagraph(runs);
    }
    this.#notes.push(...this.#own.splice(0));
  }

  #endTable(): void {
    const rows = this.#rows.splice(0);
    if (this.#row.length > 0) rows.push(this.#row.splice(0));
    if (rows.length === 0) return;
    if (rows.every((row) => row.length <= 1))
      for (const runs of rows.flat()) this.#builder.addParagraph(runs);
    else this.#builder.addTable({ rows, header: rows.length > 1 ? 1 : 0 });
  }

  #endNotes(): void {
    for (const runs of this.#notes.splice(0)) this.#builder.addNote(runs);
  }
}

const wordsOf = (runs: readonly Run[]): string =>
  runs.map((run) => (typeof run === 'string' ? run : run.text)).join('');
