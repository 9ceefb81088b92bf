/** Control characters, and what turns the direction of writing or cannot be seen: in a title only ever a trick or a slip. */
const UNSEEN =
  /[\p{Cc}\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]/gu;

/** A name on one line, without what cannot be seen: for titles and other words about a text, never for the text. */
export function nameOnOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(UNSEEN, '').trim();
}
