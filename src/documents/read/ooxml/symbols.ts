/** Letters of the font Symbol, from A and from a (its encoding in Adobe's "symbol.txt"). */
const GREEK_UPPER = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ';
const GREEK_LOWER = 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ';
/** Signs of Symbol and Wingdings that are written within text, by code. */
const SYMBOL: Readonly<Record<number, string>> = {
  163: '≤',
  179: '≥',
  176: '°',
  177: '±',
  180: '×',
  183: '•',
  184: '÷',
  185: '≠',
  187: '≈',
  174: '→',
  172: '←',
  165: '∞',
  229: '∑',
  214: '√',
};
const WINGDINGS: Readonly<Record<number, string>> = {
  108: '●',
  110: '■',
  111: '□',
  161: '○',
  167: '▪',
  168: '◻',
  216: '➢',
  224: '→',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
  74: '☺',
};

/** The character that a font for symbols draws for a code; the code's own character for other fonts. */
export function symbol(font: string, code: number): string {
  if (Number.isNaN(code) || code < 0x20 || code > 0x10ffff) return '';
  const name = font.toLowerCase();
  const own = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (name === 'symbol') {
    const greek = GREEK_UPPER[own - 0x41] ?? GREEK_LOWER[own - 0x61] ?? SYMBOL[own];
    if (greek) return greek;
  } else if (name.startsWith('wingdings') && WINGDINGS[own]) return WINGDINGS[own];
  return String.fromCodePoint(code === own ? code : own);
}
