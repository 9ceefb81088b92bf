import { FORMATS, type HancomHeading, type HancomLevel } from '../hancom/numbering.ts';
import { styleLevel } from '../hwpx/header.ts';
import { decodeUtf16, type HwpRecord, TAG, textAt, uint16, uint32 } from './records.ts';

/** What the stream DocInfo says of paragraphs. Shapes and styles are counted from 0, numberings and bullets from 1. */
export interface HwpInfo {
  numberings: Map<string, HancomLevel[]>;
  bullets: Map<string, string>;
  /** By shape of a paragraph. */
  headings: (HancomHeading | undefined)[];
  /** Level of a heading by style. */
  levels: number[];
}

const TYPES = [undefined, 'outline', 'number', 'bullet'] as const;
/** Bytes before the text of a level, and before a bullet: its width, distance and letters. */
const HEAD_BYTES = 12;
const LEVELS = 7;

export function readInfo(records: readonly HwpRecord[]): HwpInfo {
  const info: HwpInfo = { numberings: new Map(), bullets: new Map(), headings: [], levels: [] };
  const visit = ({ tag, data, children }: HwpRecord): void => {
    if (tag === TAG.numbering) info.numberings.set(String(info.numberings.size + 1), levelsOf(data));
    else if (tag === TAG.bullet)
      info.bullets.set(
        String(info.bullets.size + 1),
        decodeUtf16(data, HEAD_BYTES, Math.min(HEAD_BYTES + 2, data.byteLength)),
      );
    else if (tag === TAG.paragraphShape) info.headings.push(headingOf(data));
    else if (tag === TAG.style) info.levels.push(levelOf(data));
    children.forEach(visit);
  };
  records.forEach(visit);
  return info;
}

function levelsOf(data: DataView): HancomLevel[] {
  const levels: HancomLevel[] = [];
  let at = 0;
  for (let i = 0; i < LEVELS && at < data.byteLength; i++) {
    const format = FORMATS[(uint32(data, at) >> 5) & 0xf] ?? 'decimal';
    const { text, end } = textAt(data, at + HEAD_BYTES);
    levels.push({ text, format, start: 1 });
    at = end;
  }
  const first = uint16(data, at);
  levels.forEach((level, i) => {
    level.start = uint32(data, at + 2 + 4 * i) || (i === 0 && first) || 1;
  });
  return levels;
}

function headingOf(data: DataView): HancomHeading | undefined {
  const properties = uint32(data, 0);
  const type = TYPES[(properties >> 23) & 3];
  return type && { type, level: (properties >> 25) & 7, id: String(uint16(data, 30)) };
}

function levelOf(data: DataView): number {
  const { text, end } = textAt(data, 0);
  return styleLevel(text, textAt(data, end).text);
}
