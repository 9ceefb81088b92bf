import chardet from 'chardet';
import iconv from 'iconv-lite';

/** Share of characters that no text contains, above which a decoding is wrong. Text has none; random bytes have > 10 %. */
const MOST_IMPLAUSIBLE = 0.02;

/**
 * Text from bytes whose encoding nobody tells: a byte order mark decides; then strict UTF-8; then UTF-16 without a
 * mark, CP949 (EUC-KR), what chardet thinks, and Windows-1252, whichever gives the most plausible text. chardet comes
 * late because it guesses wrongly on short Korean texts.
 *
 * @returns null when nothing gives text: the bytes are not text.
 */
export function decode(bytes: Uint8Array): string | null {
  const marked = byMark(bytes);
  if (marked !== null) return implausible(marked) <= MOST_IMPLAUSIBLE ? marked : null;
  const utf8 = strict('utf-8', bytes);
  if (utf8 !== null && !utf8.includes('\0')) return implausible(utf8) <= MOST_IMPLAUSIBLE ? utf8 : null;
  const mended = almostUtf8(bytes);
  if (mended !== null) return mended;
  const best = candidates(bytes)
    .map((text) => ({ text, score: plausibility(text) }))
    .filter(({ text }) => implausible(text) <= MOST_IMPLAUSIBLE)
    .sort((a, b) => b.score - a.score)[0];
  return best?.text ?? null;
}

function byMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return strict('utf-8', bytes.subarray(3));
  if (a === 0xff && b === 0xfe) return iconv.decode(Buffer.from(bytes.subarray(2)), 'utf-16le');
  if (a === 0xfe && b === 0xff) return iconv.decode(Buffer.from(bytes.subarray(2)), 'utf-16be');
  return null;
}

/** Sound characters of several bytes for each stray byte, from which on a text is UTF-8 with a fault in it. */
const SOUND_FOR_STRAY = 4;

/** UTF-8 in which a few bytes are wrong, each shown as U+FFFD; null for bytes of another encoding. */
function almostUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (text.includes('\0')) return null;
  let stray = 0;
  let sound = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd) stray += 1;
    else if (unit > 0x7f) sound += 1;
  }
  if (sound < SOUND_FOR_STRAY * stray) return null;
  return implausible(text.replaceAll('\ufffd', '')) <= MOST_IMPLAUSIBLE ? text : null;
}

function strict(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function candidates(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = bytes.length % 2 === 0 ? ['utf-16le', 'utf-16be'] : [];
  names.push(pairedShare(bytes) > 0.5 ? 'cp949' : 'windows-1252');
  const guess = chardet.detect(buffer);
  if (guess && iconv.encodingExists(guess) && !/^utf|^iso-8859|^windows-125|^euc-kr|^iso-2022/i.test(guess))
    names.push(guess);
  if (/^windows-125[13-8]|^iso-8859-[2-9]/i.test(guess ?? '')) names.push(guess!);
  return [...new Set(names)].map((name) => iconv.decode(buffer, name));
}

/**
 * Share of the bytes above 0x7F that stand in pairs, as the two bytes of a Hangul syllable do. The curly quotation
 * marks and accents of Windows-1252 stand alone between letters.
 */
function pairedShare(bytes: Uint8Array): number {
  let high = 0;
  let paired = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue;
    if (bytes[i + 1]! >= 0x80) {
      high += 2;
      paired += 2;
      i++;
    } else high++;
  }
  return high === 0 ? 0 : paired / high;
}

/** Characters of a wrong decoding: replacement, control, private-use, unassigned and lone-surrogate code points. */
function implausible(text: string): number {
  if (text.length === 0) return 0;
  const wrong =
    text.match(/[\ufffd\0-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]|[\p{Co}\p{Cn}\p{Cs}]/gu)?.length ?? 0;
  return wrong / text.length;
}

/** Share of characters that English and Korean texts are made of, 0–1. */
function plausibility(text: string): number {
  let sum = 0;
  for (const character of text) {
    if (PLAIN.test(character) || COMMON_SYLLABLES.has(character)) sum += 1;
    else if (POSSIBLE.test(character)) sum += 0.5;
    else if (RARE_SYLLABLE.test(character)) sum += 0.2;
  }
  return sum / Math.max(1, text.length);
}

const PLAIN = /[\t\n\r\x20-\x7e“”‘’…·–—「」『』○●□■※→©ⓒ]/;
const POSSIBLE = /[À-ž一-龥ぁ-んァ-ヶЀ-ӿ]/;
const RARE_SYLLABLE = /[가-힣]/;

/**
 * The 2,350 syllables of KS X 1001, nearly all of any Korean text. Bytes of EUC-KR that are taken for UTF-16 give
 * syllables too, but mostly others of the 11,172.
 */
const COMMON_SYLLABLES: ReadonlySet<string> = new Set(
  Array.from({ length: 25 * 94 }, (_, i) =>
    iconv.decode(Buffer.from([0xb0 + Math.floor(i / 94), 0xa1 + (i % 94)]), 'cp949'),
  ),
);
