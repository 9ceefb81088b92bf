/** Hangul as matching sees it: NFC syllables, pairs of syllables, and nouns without the particles glued to them. */

const FIRST = 0xac00;
const LAST = 0xd7a3;

export function isSyllable(code: number): boolean {
  return code >= FIRST && code <= LAST;
}

export function hasHangul(text: string): boolean {
  return /[\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e]/.test(text);
}

/** Share of a text's letters that are Hangul, 0 … 1. */
export function hangulShare(text: string): number {
  let hangul = 0;
  let letters = 0;
  for (const character of text.normalize('NFC')) {
    if (!/\p{L}/u.test(character)) continue;
    letters++;
    if (isSyllable(character.charCodeAt(0))) hangul++;
  }
  return letters === 0 ? 0 : hangul / letters;
}

/**
 * Particles and copulas that stand glued to a noun, longest first (국립국어원, 표준국어대사전: 조사). Stacked ones that occur
 * often are listed whole, so that one pass is enough.
 */
const PARTICLES = [
  '에게서는 으로부터의 으로부터는 에서부터 이었으며 이라면서 이라는데 으로서는 으로서의 으로써의 에서조차 입니까 이었다 이었던',
  '으로부터 에서처럼 이라면 이라도 이라며 이라는 이라고 이라서 이었고 이니까 이지만 이면서 로부터의 로부터는 에서까지',
  '으로는 으로도 으로의 으로서 으로써 으로만 에서는 에서도 에서의 에서만 에게는 에게도 에게서 께서는 께서도 까지는 까지도 까지의 부터는 부터의 만으로 만이 만을 만은',
  '로부터 로서의 로서는 로써 로서 로는 로도 로의 로만 에는 에도 에의 에만 에서 에게 께서 한테 하고 까지 부터 처럼 보다 마다 조차 마저 밖에 만큼 대로 같은 같이 이나 이란 이든 이며 이자 이고 이다 이었 였다 였던 였고 인가 인지 입니 라는 라고 라며 라면 라도 라서 란 와의 과의 와는 과는 와도 과도 들은 들이 들을 들의 들과 들에 들도 으로',
  '은 는 이 가 을 를 의 에 께 와 과 로 도 만 나 며 인 야 여',
]
  .join(' ')
  .split(/\s+/)
  .sort((a, b) => b.length - a.length);

const ALONE = new Set(PARTICLES);

/** Whether a word is nothing but a particle, as it stands glued to a word in other letters: API를, Vue에서. */
export const isParticle = (word: string): boolean => ALONE.has(word);

const BY_LAST = new Map<string, string[]>();
for (const particle of PARTICLES) {
  const last = particle.at(-1)!;
  BY_LAST.set(last, [...(BY_LAST.get(last) ?? []), particle]);
}

/**
 * A word without its longest particle, as long as two syllables are left: 한국에서는 → 한국. A guess: 국제회의 loses its
 * last syllable too, so it is only ever used on both sides of a match, next to the word's syllable pairs.
 */
export function withoutParticle(word: string): string {
  const candidates = BY_LAST.get(word.at(-1) ?? '');
  if (!candidates) return word;
  for (const particle of candidates) {
    if (word.length - particle.length >= 2 && word.endsWith(particle)) return word.slice(0, -particle.length);
  }
  return word;
}

/** Overlapping pairs of syllables; a word of one syllable is itself. 대사관 → 대사, 사관. */
export function syllablePairs(word: string): string[] {
  if (word.length < 2) return word ? [word] : [];
  const pairs: string[] = [];
  for (let i = 0; i + 1 < word.length; i++) pairs.push(word.slice(i, i + 2));
  return pairs;
}

/** With 은 after a final consonant, 는 after a vowel (한글 맞춤법; syllable arithmetic of Unicode 3.12). */
export function withTopicParticle(word: string): string {
  const code = word.charCodeAt(word.length - 1) - FIRST;
  return `${word}${code >= 0 && code % 28 > 0 ? '은' : '는'}`;
}
