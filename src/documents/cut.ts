import { sentences } from '../languages/sentences.ts';
import type { Span } from '../text/span.ts';
import { cutSentence, trimmed } from './cut/long-sentence.ts';
import { linesOf, statements } from './cut/statements.ts';
import { type TokenCounter, tokenCounter } from './cut/tokens.ts';
import { leadOf } from './lead.ts';
import { rowsOf } from './structure.ts';
import type { Block, Document, Passage } from './types.ts';

/** Raise when reading, cleaning or cutting change what is stored: the library then rebuilds itself. */
export const CUTTING_VERSION = 8;

/** Tokens a passage is filled up to: about one paragraph of a news report. */
export const TARGET_TOKENS = 160;
/** A passage with fewer tokens takes in the next paragraph under the same heading. */
export const SMALLEST_TOKENS = 40;
/** Share of a passage's tokens that what is read with it may have; more is not encoded with it. */
const MOST_LEAD = 0.5;

export interface CutOptions {
  /** Tokens the encoder makes of a text, special tokens and prefixes included. */
  countTokens: (text: string) => number;
  /** The encoder's limit; no passage has more. */
  maxTokens: number;
}

interface Piece extends Span {
  tokens: number;
  /** Index of the block it begins in, and how many headings stand before it. */
  block: number;
  section: number;
  paragraph: number;
  lead: Span[];
}

/**
 * Cuts a document into passages: exact spans of its text, in order, without overlap, covering everything but headings
 * and white space, along its blocks. A paragraph is normally one passage; a long one is cut between sentences into parts
 * of like size, code between statements, a table between rows; very short neighbours under one heading are put together.
 * Only a sentence, statement or row that alone exceeds `maxTokens` is cut inside: after a clause where there is one, else
 * at white space, else between characters. Takes time linear in the length of the text.
 */
export function cut(document: Document, options: CutOptions): Passage[] {
  const cutter = new Cutter(document, options);
  return joinShort(cutter.pieces(), cutter).map(({ start, end, paragraph, block, lead }) => ({
    ...{ document: document.id, start, end, paragraph },
    headings: headingsOver(document, block),
    lead: lead.filter((span) => span.end <= start),
  }));
}

class Cutter {
  readonly target: number;
  readonly tokens: TokenCounter;
  #document: Document;
  #max: number;

  constructor(document: Document, { countTokens, maxTokens }: CutOptions) {
    this.#document = document;
    this.#max = maxTokens;
    this.target = Math.min(TARGET_TOKENS, maxTokens);
    this.tokens = tokenCounter(document.text, countTokens);
  }

  pieces(): Piece[] {
    const { text, blocks } = this.#document;
    let section = 0;
    let paragraph = 0;
    return blocks.flatMap((block, index) => {
      if (block.kind === 'heading') {
        section += 1;
        return [];
      }
      paragraph += 1;
      const place = { block: index, section, paragraph };
      return this.#cutBlock(block, index).map((part) => ({
        ...part,
        ...place,
        lead: leadOf(text, blocks, index, part.start),
      }));
    });
  }

  #cutBlock(block: Block, index: number): (Span & { tokens: number })[] {
    const tokens = this.tokens.of(block);
    if (tokens <= this.target) return [{ start: block.start, end: block.end, tokens }];
    const { text, blocks } = this.#document;
    if (block.kind === 'table') {
      const lead = leadOf(text, blocks, index, block.end).reduce((sum, span) => sum + this.#inner(span), 0);
      const room = lead > MOST_LEAD * this.target ? this.target : this.target - lead;
      return this.#fill(this.#counted(rowsOf(text, block).map((row) => trimmed(text, row))), room);
    }
    if (block.kind === 'code') {
      const parts = this.#counted(statements(text, block)).flatMap((part) =>
        part.tokens > this.target ? this.#counted(linesOf(text, part)) : [part],
      );
      return this.#fill(parts, this.target);
    }
    const parts = sentences(text.slice(block.start, block.end)).map(({ start, end }) => ({
      start: block.start + start,
      end: block.start + end,
    }));
    return this.#even(this.#counted(parts));
  }

  #inner(span: Span): number {
    return this.tokens.of(span) - this.tokens.base;
  }

  /** Parts with their tokens; one that alone exceeds the limit falls apart. */
  #counted(parts: readonly Span[]): (Span & { tokens: number })[] {
    return parts.flatMap(({ start, end }) => {
      const tokens = this.tokens.of({ start, end });
      if (tokens <= this.#max) return [{ start, end, tokens }];
      return cutSentence(this.#document.text, { start, end }, this.tokens, this.#max).map((part) => ({
        ...part,
        tokens: this.tokens.of(part),
      }));
    });
  }

  /** As many parts to a piece as there is room for. */
  #fill(parts: readonly (Span & { tokens: number })[], room: number): (Span & { tokens: number })[] {
    const found: (Span & { tokens: number })[] = [];
    for (const part of parts) {
      const last = found.at(-1);
      const joined = last ? last.tokens + part.tokens - this.tokens.base : 0;
      if (last && joined <= room) {
        last.end = part.end;
        last.tokens = joined;
      } else found.push({ ...part });
    }
    return found;
  }

  /** Pieces of like size, none above the target. */
  #even(parts: readonly (Span & { tokens: number })[]): (Span & { tokens: number })[] {
    const { base } = this.tokens;
    const found: (Span & { tokens: number })[] = [];
    let left = parts.reduce((sum, part) => sum + part.tokens - base, base);
    let even = 0;
    for (const part of parts) {
      const last = found.at(-1);
      const before = last?.tokens ?? 0;
      const joined = last ? before + part.tokens - base : 0;
      if (last && joined <= this.target && (joined <= even || even - before > joined - even)) {
        last.end = part.end;
        last.tokens = joined;
      } else {
        found.push({ ...part });
        even = left / Math.ceil(left / this.target);
      }
      left -= part.tokens - base;
    }
    return found;
  }
}

function joinShort(pieces: readonly Piece[], { tokens: { base }, target }: Cutter): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const together = last ? last.tokens + piece.tokens - base : 0;
    const fits =
      last?.section === piece.section &&
      (last.tokens < SMALLEST_TOKENS || piece.tokens < SMALLEST_TOKENS) &&
      together <= target;
    if (last && fits) {
      last.end = piece.end;
      last.tokens = together;
    } else joined.push({ ...piece });
  }
  return joined;
}

/** Texts of the headings over a block, outermost first. The document's own title is not repeated. */
function headingsOver(document: Document, block: number): string[] {
  const title = plain(document.title);
  return document.blocks[block]!.headings.filter(
    (heading) => !title.includes(plain(heading)) && !plain(heading).includes(title),
  );
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
