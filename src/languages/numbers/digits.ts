/** A number in figures, as part of a pattern. */
export const DIGITS = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';

/** Without the noise of binary fractions: 4.6 × 10⁹ is 4600000000. */
export const tidy = (value: number): number => Number(value.toPrecision(12));
