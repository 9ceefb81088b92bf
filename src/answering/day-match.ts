import type { DateMention } from '../languages/dates.ts';
import { type Ask, daysOf } from './ask.ts';
import { found, holds, type Near } from './surroundings.ts';

/** 1 when nothing near names one of the days asked about, by the month and day alone. */
export function dayMissing({ days, units }: Ask, near: Near): number {
  const monthAndDay = (day: string | null) => day?.slice(5) ?? null;
  const within = (asked: DateMention, told: DateMention) => {
    const [from, to] = [
      asked.yearless?.from ?? monthAndDay(asked.from),
      asked.yearless?.to ?? monthAndDay(asked.to),
    ];
    const [first, last] = [
      told.yearless?.from ?? monthAndDay(told.from),
      told.yearless?.to ?? monthAndDay(told.to),
    ];
    if (from === null || to === null || first === null || last === null) return true;
    return first <= to && from <= last;
  };
  return Math.max(
    0,
    ...days.map((asked) => {
      const words = units.filter(({ source }) => asked.text.includes(source));
      const told = found(near, ({ text }) => (daysOf(text).some((one) => within(asked, one)) ? 1 : 0));
      return (
        1 - Math.max(told, words.length > 0 ? Math.min(...words.map((unit) => found(near, holds(unit)))) : 0)
      );
    }),
  );
}
