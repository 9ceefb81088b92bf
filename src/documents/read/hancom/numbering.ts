import { bulletMark, listNumber } from '../numbers.ts';

/** Hancom's number formats in the order of their codes, by the names of `listNumber`. */
export const FORMATS: readonly string[] = [
  'decimal',
  'decimalEnclosedCircle',
  'upperRoman',
  'lowerRoman',
  'upperLetter',
  'lowerLetter',
  'circledUpper',
  'circledLower',
  'ganada',
  'circledGanada',
  'chosung',
  'circledChosung',
  'koreanDigital',
  'chineseCounting',
  'circledIdeograph',
  'ganadaStems',
  'ideographTraditional',
];

/** Their names in OWPML (KS X 6101), in the same order. */
export const FORMAT_NAMES: readonly string[] = [
  'DIGIT',
  'CIRCLED_DIGIT',
  'ROMAN_CAPITAL',
  'ROMAN_SMALL',
  'LATIN_CAPITAL',
  'LATIN_SMALL',
  'CIRCLED_LATIN_CAPITAL',
  'CIRCLED_LATIN_SMALL',
  'HANGUL_SYLLABLE',
  'CIRCLED_HANGUL_SYLLABLE',
  'HANGUL_JAMO',
  'CIRCLED_HANGUL_JAMO',
  'HANGUL_PHONETIC',
  'IDEOGRAPH',
  'CIRCLED_IDEOGRAPH',
  'DECAGON_CIRCLE',
  'DECAGON_CIRCLE_HANJA',
];

export interface HancomLevel {
  /** `^1.`: `^` and a digit stand for the number of that level, `^n` for those of all levels to this one. */
  text: string;
  /** By the names of `listNumber`. */
  format: string;
  start: number;
}

/** What a paragraph's shape says of its number or bullet. */
export interface HancomHeading {
  type: 'outline' | 'number' | 'bullet';
  /** Of the numbering or bullet, as the file names it; of an outline the section's. */
  id: string;
  /** From 0. */
  level: number;
}

/** Counts numbered paragraphs as Hancom Office does. */
export class HancomNumbering {
  #counts = new Map<string, (number | undefined)[]>();
  #numberings: ReadonlyMap<string, readonly HancomLevel[]>;
  #bullets: ReadonlyMap<string, string>;

  constructor(numberings: ReadonlyMap<string, readonly HancomLevel[]>, bullets: ReadonlyMap<string, string>) {
    this.#numberings = numberings;
    this.#bullets = bullets;
  }

  /** Counts one paragraph, and gives its number or bullet; `''` for one that shows none. */
  next({ type, id, level }: HancomHeading): string {
    if (type === 'bullet') return bulletMark(this.#bullets.get(id) ?? '');
    const levels = this.#numberings.get(id);
    const own = levels?.[level];
    if (!levels || !own) return '';
    const key = `${type} ${id}`;
    const counts = this.#counts.get(key) ?? [];
    this.#counts.set(key, counts);
    for (let i = 0; i < level; i++) counts[i] ??= levels[i]?.start;
    counts[level] = counts[level] === undefined ? own.start : counts[level] + 1;
    counts.length = level + 1;
    const shown = (i: number): string =>
      listNumber(counts[i] ?? levels[i]?.start ?? 1, levels[i]?.format ?? 'decimal');
    const path = (): string => Array.from({ length: level + 1 }, (_, i) => shown(i)).join('.');
    return own.text
      .replace(/\^(10|[1-9nN])/g, (_, which: string) => {
        if (which === 'n') return path();
        return which === 'N' ? `${path()}.` : shown(Number(which) - 1);
      })
      .trim();
  }
}
