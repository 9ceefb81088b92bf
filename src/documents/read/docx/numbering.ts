import { bulletMark, listNumber } from '../numbers.ts';
import { childOf, childrenOf, type XmlElement } from '../xml.ts';
import { on } from './styles.ts';

const LEVELS = 9;

interface Level {
  start: number;
  format: string;
  /** `%1.%2` */
  text: string;
  /** All numbers in it are decimal. */
  legal: boolean;
  /** Begins anew after this level (from 1) has counted; 0 never, undefined after any above it. */
  restart?: number;
}

interface List {
  /** Lists of one definition count together. */
  definition: string;
  levels: Level[];
  /** Number with which a level begins when this list is first used. */
  starts: Map<number, number>;
}

/** Counts the items of lists as Word does (ECMA-376 part 1, 17.9), and gives the number that it shows. */
export class Numbering {
  #lists = new Map<string, List>();
  #counts = new Map<string, (number | undefined)[]>();
  #begun = new Set<string>();

  constructor(root: XmlElement | undefined) {
    const definitions = new Map(
      childrenOf(root, 'abstractNum').map((element) => [element.attributes.abstractNumId ?? '', element]),
    );
    const numbers = childrenOf(root, 'num');
    for (const number of numbers) {
      const id = childOf(number, 'abstractNumId')?.attributes.val ?? '';
      const definition = linked(definitions.get(id), definitions);
      const overrides = childrenOf(number, 'lvlOverride');
      this.#lists.set(number.attributes.numId ?? '', {
        definition: definition?.attributes.abstractNumId ?? id,
        levels: levelsOf(definition, overrides),
        starts: startsOf(overrides),
      });
    }
  }

  /**
   * Counts one item.
   *
   * @returns its number or bullet, `''` for one that shows none; undefined when there is no such list
   */
  next(id: string, wanted: number): string | undefined {
    const list = this.#lists.get(id);
    const level = Math.min(LEVELS - 1, Math.max(0, wanted));
    const own = list?.levels[level];
    if (!list || !own) return undefined;
    const counts = this.#counts.get(list.definition) ?? [];
    this.#counts.set(list.definition, counts);
    const begin = list.starts.get(level);
    const key = `${id} ${level}`;
    const fresh = begin !== undefined && !this.#begun.has(key);
    this.#begun.add(key);
    // A level that is skipped counts as begun.
    for (let i = 0; i < level; i++) counts[i] ??= list.levels[i]?.start;
    const before = counts[level];
    counts[level] = fresh ? begin : before === undefined ? own.start : before + 1;
    for (let i = level + 1; i < LEVELS; i++) {
      const restart = list.levels[i]?.restart;
      if (restart === undefined || (restart > 0 && level < restart)) counts[i] = undefined;
    }
    return this.#shown(list, own, counts);
  }

  #shown({ levels }: List, own: Level, counts: (number | undefined)[]): string {
    if (own.format === 'bullet') return bulletMark(own.text);
    if (own.format === 'none' && !own.text.includes('%')) return own.text.trim();
    return own.text
      .replace(/%([1-9])/g, (_, digit: string) => {
        const i = Number(digit) - 1;
        const level = levels[i];
        if (!level || level.format === 'none' || level.format === 'bullet') return '';
        return listNumber(counts[i] ?? level.start, own.legal ? 'decimal' : level.format);
      })
      .trim();
  }
}

/** A definition that stands for that of a style leads to it. */
function linked(
  definition: XmlElement | undefined,
  definitions: ReadonlyMap<string, XmlElement>,
): XmlElement | undefined {
  const style = childOf(definition, 'numStyleLink')?.attributes.val;
  if (style === undefined) return definition;
  const found = [...definitions.values()].find(
    (other) => childOf(other, 'styleLink')?.attributes.val === style,
  );
  return found ?? definition;
}

function levelsOf(definition: XmlElement | undefined, overrides: readonly XmlElement[]): Level[] {
  const levels: Level[] = [];
  const put = (element: XmlElement): void => {
    levels[Number(element.attributes.ilvl ?? 0)] = levelOf(element);
  };
  childrenOf(definition, 'lvl').forEach(put);
  for (const override of overrides) childrenOf(override, 'lvl').forEach(put);
  return levels;
}

function levelOf(element: XmlElement): Level {
  const value = (name: string): string | undefined => childOf(element, name)?.attributes.val;
  const restart = value('lvlRestart');
  const legal = childOf(element, 'isLgl');
  return {
    start: Number(value('start') ?? 0),
    format: value('numFmt') ?? 'decimal',
    text: value('lvlText') ?? '',
    legal: legal !== undefined && on(legal.attributes.val ?? '1'),
    ...(restart !== undefined && { restart: Number(restart) }),
  };
}

const startsOf = (overrides: readonly XmlElement[]): Map<number, number> =>
  new Map(
    overrides.flatMap((override) => {
      const start = childOf(override, 'startOverride')?.attributes.val;
      return start === undefined ? [] : [[Number(override.attributes.ilvl ?? 0), Number(start)] as const];
    }),
  );
