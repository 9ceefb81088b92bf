const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** The number of a list's item as a browser shows it: `3.`, and with the `type` of an HTML list `c.`, `C.`, `iii.`, `III.`. */
export function itemNumber(number: number, type = '1'): string {
  if (number < 1) return `${number}.`;
  if (type === 'a') return `${letters(number)}.`;
  if (type === 'A') return `${letters(number).toUpperCase()}.`;
  if (type === 'i') return `${roman(number)}.`;
  if (type === 'I') return `${roman(number).toUpperCase()}.`;
  return `${number}.`;
}

/** a … z, aa … */
export function letters(number: number): string {
  let left = number;
  let name = '';
  while (left > 0) {
    name = String.fromCharCode(97 + ((left - 1) % 26)) + name;
    left = Math.floor((left - 1) / 26);
  }
  return name;
}

/** i, ii, iii, iv … for 1 to 3,999; the number in digits beyond. */
export function roman(number: number): string {
  if (number > 3_999) return String(number);
  let left = number;
  let name = '';
  for (const [value, sign] of ROMAN) {
    while (left >= value) {
      name += sign;
      left -= value;
    }
  }
  return name;
}
