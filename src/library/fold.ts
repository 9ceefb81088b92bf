/** Full-width and half-width forms, typographic quotation marks, dashes, every kind of white space and NUL. */
const VARIANTS = /[\uff01-\uffee\u2018\u2019\u201b\u2032\u201c\u201d\u201e\u2033\u2010-\u2015\u2212\s\0]/gu;

const SINGLE = /[\u2018\u2019\u201b\u2032]/u;
const DOUBLE = /[\u201c\u201d\u201e\u2033]/u;
const DASH = /[\u2010-\u2015\u2212]/u;

/**
 * Text as it is compared when a phrase is looked for: case, width, the shape of quotation marks and dashes, and the
 * kind of white space do not count. As long as `text`, code unit for code unit, so that offsets hold in both.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  const aligned = lower.length === text.length ? lower : [...text].map(lowerInPlace).join('');
  return aligned.replace(VARIANTS, plain);
}

/** The few letters whose lower case is longer (İ) stay as they are. */
function lowerInPlace(character: string): string {
  const lower = character.toLowerCase();
  return lower.length === character.length ? lower : character;
}

function plain(character: string): string {
  if (SINGLE.test(character)) return "'";
  if (DOUBLE.test(character)) return '"';
  if (DASH.test(character)) return '-';
  if (character >= '\uff01' && character <= '\uffee') {
    const usual = character.normalize('NFKC').toLowerCase();
    return usual.length === 1 ? usual : character;
  }
  return ' ';
}
