import type { Run } from '../../builder.ts';
import { bulletMark, listNumber } from '../numbers.ts';
import { linearMath } from '../ooxml/math.ts';
import type { Relation } from '../ooxml/package.ts';
import { childOf, childrenOf, textIn, type XmlElement } from '../xml.ts';

/** Number formats of DrawingML (ST_TextAutonumberScheme) by the names of `listNumber`. */
const FORMATS: readonly (readonly [string, string])[] = [
  ['arabic', 'decimal'],
  ['alphaLc', 'lowerLetter'],
  ['alphaUc', 'upperLetter'],
  ['romanLc', 'lowerRoman'],
  ['romanUc', 'upperRoman'],
  ['circleNum', 'decimalEnclosedCircle'],
  ['ea1', 'chineseCounting'],
];

export interface SlideParagraph {
  runs: Run[];
  /** From 0. */
  level: number;
  /** Its number or bullet; `''` for none, undefined where the shape's kind decides. */
  mark: string | undefined;
}

type Relations = ReadonlyMap<string, Relation>;

/** The paragraphs of a shape's text, numbered ones counted. */
export function paragraphsIn(body: XmlElement | undefined, relations: Relations): SlideParagraph[] {
  const counts: number[] = [];
  return childrenOf(body, 'p').map((paragraph) => {
    const properties = childOf(paragraph, 'pPr');
    const level = Number(properties?.attributes.lvl ?? 0);
    const runs = runsIn(paragraph, relations);
    const empty = runs.every((run) => (typeof run === 'string' ? run : run.text).trim() === '');
    return { runs, level, mark: empty ? '' : markOf(properties, level, counts) };
  });
}

function markOf(properties: XmlElement | undefined, level: number, counts: number[]): string | undefined {
  const numbered = childOf(properties, 'buAutoNum')?.attributes;
  counts.length = Math.min(counts.length, level + (numbered ? 1 : 0));
  if (numbered) {
    const first = Number(numbered.startAt ?? 1);
    counts[level] = counts[level] === undefined ? first : counts[level] + 1;
    return numberShown(counts[level], numbered.type ?? '');
  }
  if (childOf(properties, 'buNone')) return '';
  const bullet = childOf(properties, 'buChar');
  if (bullet) return bulletMark(bullet.attributes.char ?? '');
  return childOf(properties, 'buBlip') ? '-' : undefined;
}

function numberShown(number: number, scheme: string): string {
  const format = FORMATS.find(([name]) => scheme.startsWith(name))?.[1] ?? 'decimal';
  const shown = listNumber(number, format);
  if (scheme.endsWith('ParenBoth')) return `(${shown})`;
  if (scheme.endsWith('ParenR')) return `${shown})`;
  return scheme.endsWith('Period') ? `${shown}.` : shown;
}

/** The words of a paragraph, with its links and formulas. */
export function runsIn(paragraph: XmlElement, relations: Relations): Run[] {
  return childrenOf(paragraph).flatMap((child): Run[] => {
    if (child.name === 'r') {
      const link = childOf(child, 'rPr', 'hlinkClick')?.attributes;
      const url = link && relations.get(link['r:id'] ?? link.id ?? '')?.target;
      const text = textIn(childOf(child, 't'));
      return [url ? { text, url } : text];
    }
    if (child.name === 'br') return ['\n'];
    if (child.name === 'fld') return [textIn(childOf(child, 't'))];
    if (child.name === 'm' || child.name === 'oMath') return [linearMath(child)];
    if (child.name !== 'AlternateContent') return [];
    const choices = childrenOf(child);
    return runsIn(choices.find(({ name }) => name === 'Choice') ?? choices[0] ?? child, relations);
  });
}
