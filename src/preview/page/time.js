/** @type {Record<string, Intl.DateTimeFormatOptions>} Discord's styles of `<t:unix:style>`. */
const STYLES = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

/** @type {[Intl.RelativeTimeFormatUnit, number][]} Seconds from which a unit is used. */
const UNITS = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/**
 * @param {number} unix seconds
 * @param {string} style one of t T d D f F R
 * @param {string} locale
 * @param {number} [now] ms
 */
export function formatTime(unix, style, locale, now = Date.now()) {
  if (style === 'R') {
    const seconds = unix - now / 1000;
    const [unit, size] = UNITS.find(([, from]) => Math.abs(seconds) >= from) ?? ['second', 1];
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
  }
  return new Intl.DateTimeFormat(locale, STYLES[style] ?? STYLES.f).format(unix * 1000);
}

/**
 * @param {number} unix seconds
 * @param {string} style
 * @param {string} locale
 */
export function timeElement(unix, style, locale) {
  const element = document.createElement('time');
  const date = new Date(unix * 1000);
  if (!Number.isNaN(date.getTime())) {
    element.dateTime = date.toISOString();
    element.title = formatTime(unix, 'F', locale);
    element.textContent = formatTime(unix, style, locale);
  }
  return element;
}
