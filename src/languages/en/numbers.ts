import { matches } from '../../text/matches.ts';
import { mentionAt } from '../../text/mention.ts';
import { DIGITS, tidy } from '../numbers/digits.ts';
import type { NumberMention } from '../numbers/mention.ts';
import { SMALL, TENS } from '../numbers/words.ts';

const SCALES: Record<string, number> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  dozen: 12,
  m: 1e6,
  bn: 1e9,
  tn: 1e12,
};
const FRACTIONS: Record<string, number> = {
  half: 1 / 2,
  third: 1 / 3,
  quarter: 1 / 4,
  fifth: 1 / 5,
  tenth: 1 / 10,
};

const CURRENCY_BEFORE = '(?:(?:USD|EUR|KRW|JPY|GBP|CNY|US\\$|\\$|€|£|₩|¥)\\s?)';
const WORD_NUMBER = `(?:(?:${TENS.join('|')})(?:-(?:${SMALL.slice(1, 10).join('|')}))?|${SMALL.slice(2).join('|')}|one(?=\\s+(?:hundred|thousand|million|billion|trillion)))`;
const SCALE = '(?:hundred|thousand|million|billion|trillion|dozen|bn|tn)';
const APPROXIMATELY =
  '(?:(?:[Mm]ore|[Ll]ess|[Ff]ewer) than|[Aa]t least|[Uu]p to|[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Oo]ver|[Ss]ome|[Aa]pproximately|[Rr]oughly)\\s+';

const ENGLISH = new RegExp(
  `(?<![\\p{L}\\p{N}.,/-])(?<about>${APPROXIMATELY})?(?<currency>${CURRENCY_BEFORE})?(?:(?<digits>${DIGITS})|(?<word>${WORD_NUMBER}|${WORD_NUMBER.replace(/\b[a-z]/g, (letter) => letter)}))(?:(?:\\s+|-)(?<scale>${SCALE}(?:\\s+${SCALE})?))?(?<percent>\\s?%)?(?:(?:\\s+|-)(?<unit>\\p{L}[\\p{L}'’-]*))?(?![\\p{N}])`,
  'giu',
);
const FRACTION =
  /(?<![\p{L}\p{N}-])(?<count>an?|one|two|three|four)[\s-](?<part>half|third|quarter|fifth|tenth)s?\b(?!\s+(?:time|round|session|meeting|party|country|year|century|day|week|month|place|of\s+(?:19|20)\d\d))/giu;
const PERCENT_WORDS = /^(?:percent|per|percentage)$/i;

/** Words after a number that say it counts nothing: it numbers, or the phrase goes on. */
const NO_UNIT =
  /^(?:and|or|of|to|in|on|at|for|from|by|with|as|is|are|was|were|that|which|who|but|than|the|a|an|also|had|has|have|would|will|said|years?-old|AM|PM|KST|GMT|after|before|when|while|between|since|until|during|per|joined|moved|met|took|visited)$/i;
/** Adjectives between a number and the noun it counts. */
const ADJECTIVE =
  /^(?:\p{Ll}+(?:ed|ing|al|ic|ous|ive|ary|less|ful|ern|eign|ior|jor|nor|ean|able|ible|ent|ant|lar|near|new|old|big|large|small|main|other|more|young|high|top|key|different|consecutive|straight|North|South|Korean|American))$/u;
const NEVER_COUNTS =
  /(?:\b(?:No|Nos|Article|article|Chapter|chapter|Resolution|resolution|Room|room|Page|page|Section|section|Paragraph|paragraph|Vol|Phase|Part|Track|Group|Route|Flight|Building|Tel|Fax|version|Version|Figure|Table|Annex|Item|item|hit|hits)\.?\s*|[#§+:]|제\s?)$/;

function wordValue(word: string): number {
  const [first = '', second = ''] = word.toLowerCase().split('-');
  const tens = TENS.indexOf(first);
  return tens >= 0 ? (tens + 2) * 10 + Math.max(0, SMALL.indexOf(second)) : SMALL.indexOf(first);
}

const scaleValue = (scale: string | undefined): number =>
  scale
    ? scale
        .toLowerCase()
        .split(/\s+/)
        .reduce((product, word) => product * (SCALES[word] ?? 1), 1)
    : 1;

export function englishNumbers(text: string): NumberMention[] {
  const found: NumberMention[] = [];
  for (const match of matches(text, ENGLISH)) {
    const { about, currency, digits, word, scale, percent, unit } = match.groups as Record<
      string,
      string | undefined
    >;
    const core = match.index + (about?.length ?? 0);
    const before = text.slice(Math.max(0, match.index - 20), match.index);
    if (NEVER_COUNTS.test(before)) continue;
    // "the two ministers" points at people already named; it does not count them.
    if (word && !scale && /\b(?:the|these|those|both|its|their|his|her|our|all)\s+$/i.test(before) && !about)
      continue;
    const value = (digits ? Number(digits.replaceAll(',', '')) : wordValue(word!)) * scaleValue(scale);
    let end = match.index + match[0].length - (unit ? match[0].length - match[0].lastIndexOf(unit) : 0);
    let label = '';
    if (percent) label = '%';
    else if (currency) label = currency.trim();
    if (percent || currency) end = match.index + match[0].length - (unit ? unit.length + 1 : 0);
    else if (unit && PERCENT_WORDS.test(unit)) {
      label = /^per$/i.test(unit) ? 'percent' : unit;
      end =
        match.index +
        match[0].length +
        (/^per$/i.test(unit)
          ? (/^\s+cent/.exec(text.slice(match.index + match[0].length))?.[0].length ?? 0)
          : 0);
    } else if (unit && !NO_UNIT.test(unit)) {
      label = unit;
      end = match.index + match[0].length;
      for (let more = 0; more < 4 && ADJECTIVE.test(label); more++) {
        const next = /^\s+(\p{L}[\p{L}'’-]*)/u.exec(text.slice(end));
        if (!next || NO_UNIT.test(next[1]!)) break;
        label = next[1]!;
        end += next[0].length;
      }
      // "Three North": an adjective without its noun counts nothing.
      if (ADJECTIVE.test(label)) {
        label = '';
        end = match.index + match[0].length - (match[0].length - match[0].lastIndexOf(unit));
      }
      // "182 mission chiefs": a noun of two words.
      const compound = /^\s+(\p{Ll}{3,}s)(?![\p{L}’'-])/u.exec(text.slice(end));
      if (compound && /^\p{Ll}+[^s]$/u.test(label) && value > 1 && !NO_UNIT.test(compound[1]!)) {
        label = `${label} ${compound[1]!}`;
        end += compound[0].length;
      }
    } else if (!scale && word) continue;
    // A bare figure with nothing counted is a label more often than an amount; "aged 61" is the exception.
    if (!label && !scale && !about && !/\b(?:aged?|totall?ed|to|by|reached)\s+$/i.test(before)) continue;
    const start = about && digits ? match.index : core;
    found.push({
      ...mentionAt(text, start, trimmed(text, start, end)),
      value: tidy(value),
      unit: label.replace(/['’]s?$/, ''),
    });
  }
  for (const match of matches(text, FRACTION)) {
    const count = /^an?$/i.test(match.groups!.count!) ? 1 : SMALL.indexOf(match.groups!.count!.toLowerCase());
    found.push({
      ...mentionAt(text, match.index, match.index + match[0].length),
      value: Math.round(count * FRACTIONS[match.groups!.part!.toLowerCase()]! * 1000) / 1000,
      unit: '',
    });
  }
  return found;
}

const trimmed = (text: string, start: number, end: number): number =>
  start + text.slice(start, end).replace(/(?<![\s'’-])[\s'’-]+$/, '').length;
