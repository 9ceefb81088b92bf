/** Days as `YYYY-MM-DD`, reckoned in UTC so that no time zone moves them. */
const MS_PER_DAY = 86_400_000;

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

/** The day, or null when the calendar has no such day (February 30). */
export function day(year: number, month: number, date: number): string | null {
  const time = new Date(Date.UTC(year, month - 1, date));
  if (year < 1000 || year > 9999 || time.getUTCMonth() !== month - 1 || time.getUTCDate() !== date)
    return null;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
}

const number = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / MS_PER_DAY;

export const addDays = (iso: string, days: number): string =>
  new Date((number(iso) + days) * MS_PER_DAY).toISOString().slice(0, 10);

/** Days from `a` to `b`, negative when `b` is earlier. */
export const daysBetween = (a: string, b: string): number => number(b) - number(a);

/** 0 Sunday … 6 Saturday. */
export const weekday = (iso: string): number => new Date(number(iso) * MS_PER_DAY).getUTCDay();

export const yearOf = (iso: string): number => Number(iso.slice(0, 4));
export const monthOf = (iso: string): number => Number(iso.slice(5, 7));
export const dateOf = (iso: string): number => Number(iso.slice(8, 10));

export const lastDate = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

export const monthSpan = (year: number, month: number): [string, string] => {
  const shifted = new Date(Date.UTC(year, month - 1, 1));
  const [y, m] = [shifted.getUTCFullYear(), shifted.getUTCMonth() + 1];
  return [day(y, m, 1)!, day(y, m, lastDate(y, m))!];
};

export const yearSpan = (year: number): [string, string] => [
  `${pad(year, 4)}-01-01`,
  `${pad(year, 4)}-12-31`,
];

/** Monday to Sunday of the week that holds the day. */
export function weekSpan(iso: string): [string, string] {
  const monday = addDays(iso, -((weekday(iso) + 6) % 7));
  return [monday, addDays(monday, 6)];
}

/** The day so many months away, moved back to the month's last day where there is no such day. */
export function addMonths(iso: string, months: number): string {
  const first = monthSpan(yearOf(iso), monthOf(iso) + months)[0];
  const [year, month] = [yearOf(first), monthOf(first)];
  return day(year, month, Math.min(dateOf(iso), lastDate(year, month)))!;
}
