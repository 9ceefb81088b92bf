/** Hangul letters in Unicode order (The Unicode Standard, section 3.12, "Conjoining Jamo Behavior"). */
export const INITIALS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
export const VOWELS = [...'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'];
export const FINALS = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'];

const FIRST = 0xac00;
const LAST = 0xd7a3;

export interface Syllable {
  initial: string;
  vowel: string;
  /** Empty for an open syllable. */
  final: string;
}

/** The letters of one Hangul syllable, or undefined for any other character. */
export function decompose(character: string): Syllable | undefined {
  const code = character.charCodeAt(0);
  if (character.length !== 1 || code < FIRST || code > LAST) return undefined;
  const index = code - FIRST;
  return {
    initial: INITIALS[Math.floor(index / 588)]!,
    vowel: VOWELS[Math.floor(index / 28) % 21]!,
    final: FINALS[index % 28]!,
  };
}

export function compose(initial: string, vowel: string, final: string): string {
  const index = (INITIALS.indexOf(initial) * 21 + VOWELS.indexOf(vowel)) * 28 + FINALS.indexOf(final);
  return String.fromCharCode(FIRST + index);
}

/** Whether the text is Hangul syllables throughout, spaces aside. */
export function isHangul(text: string): boolean {
  return /^[가-힣]+(?:[ ·][가-힣]+)*$/.test(text.trim());
}
