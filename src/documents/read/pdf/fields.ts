import type { Matrix } from './pieces.ts';
import type { Piece } from './types.ts';

/** What pdf.js tells of a form field or a typed remark; see `Annotation` in its worker. */
interface Annotation {
  subtype?: string;
  rect?: number[];
  fieldType?: string;
  fieldValue?: unknown;
  alternativeText?: string;
  password?: boolean;
  hidden?: boolean;
  annotationFlags?: number;
  checkBox?: boolean;
  radioButton?: boolean;
  exportValue?: unknown;
  buttonValue?: unknown;
  options?: { exportValue?: unknown; displayValue?: unknown }[];
  contentsObj?: { str?: string };
  defaultAppearanceData?: { fontSize?: number };
}

/** Bits of an annotation's flags (ISO 32000-1, 12.5.3): invisible, hidden, not to be viewed. */
const NOT_SHOWN = 1 | 2 | 32;
const CHECKED = '☑';
const UNCHECKED = '☐';
/** The font of what is typed into a field. */
const TYPED = '';
const USUAL_SIZE = 10;
/** A value that stands this many times its size below a line still belongs to it. */
const NEAR = 2;

/**
 * What is typed, chosen or ticked in a page's form, each where it stands: right after the label to its left where
 * there is one, so that a form reads “Name: Ada”. A field that no text stands near brings its own description.
 */
export function piecesOfFields(
  annotations: readonly Annotation[],
  matrix: Matrix,
  pieces: readonly Piece[],
): Piece[] {
  const all: Piece[] = [];
  for (const annotation of annotations) {
    const lines = shownIn(annotation);
    if (lines.length === 0 || !annotation.rect) continue;
    const box = boxOf(annotation.rect, matrix);
    const stated = annotation.defaultAppearanceData?.fontSize ?? 0;
    const most = (box.bottom - box.top) / lines.length;
    const size = Math.max(4, Math.min(stated || USUAL_SIZE, most));
    lines.forEach((text, i) => {
      const y = lines.length === 1 ? (box.top + box.bottom) / 2 + 0.3 * size : box.top + (i + 0.85) * most;
      all.push({
        text,
        left: box.left,
        right: box.left + 0.5 * size * text.length,
        y,
        size,
        font: TYPED,
        space: false,
      });
    });
    const first = all.at(-lines.length)!;
    const isTick = annotation.fieldType === 'Btn';
    const label = labelBefore(first, [...pieces, ...all.slice(0, -lines.length)], isTick);
    if (label) follow(first, label);
    else if (annotation.alternativeText && !standsNear(first, pieces))
      first.text = `${annotation.alternativeText}: ${first.text}`;
  }
  return all;
}

/** Lines of what a field shows; none for one that is empty, hidden or a password. */
function shownIn(annotation: Annotation): string[] {
  if (annotation.hidden || annotation.password || (annotation.annotationFlags ?? 0) & NOT_SHOWN) return [];
  if (annotation.subtype === 'FreeText') return linesOf(annotation.contentsObj?.str);
  if (annotation.subtype !== 'Widget') return [];
  const { fieldType, fieldValue, options = [] } = annotation;
  if (fieldType === 'Tx') return linesOf(fieldValue);
  if (fieldType === 'Ch') {
    const chosen = Array.isArray(fieldValue) ? fieldValue : [fieldValue];
    const shown = chosen.map(
      (value) => options.find(({ exportValue }) => exportValue === value)?.displayValue ?? value,
    );
    return linesOf(shown.filter((value) => typeof value === 'string').join(', '));
  }
  if (annotation.checkBox) return [fieldValue === annotation.exportValue ? CHECKED : UNCHECKED];
  if (annotation.radioButton) return [fieldValue === annotation.buttonValue ? CHECKED : UNCHECKED];
  return [];
}

const linesOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? value
        .split(/[\r\n]+/)
        .map((line) => line.replace(/\s+/gu, ' ').trim())
        .filter(Boolean)
    : [];

function boxOf(
  [x0 = 0, y0 = 0, x1 = 0, y1 = 0]: number[],
  [a = 1, b = 0, c = 0, d = -1, e = 0, f = 0]: Matrix,
) {
  const xs = [a * x0 + c * y0 + e, a * x1 + c * y1 + e];
  const ys = [b * x0 + d * y0 + f, b * x1 + d * y1 + f];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

const besideEachOther = (a: Piece, b: Piece): boolean => Math.abs(a.y - b.y) < 0.7 * Math.max(a.size, b.size);

/** The text to the left of a field; of a box to tick only where nothing stands to its right, which would be its label. */
function labelBefore(field: Piece, others: readonly Piece[], isTick: boolean): Piece | null {
  const row = others.filter((piece) => besideEachOther(piece, field));
  const after = row.some(({ left }) => left > field.left && left - field.right < 3 * field.size);
  if (isTick && after) return null;
  const before = row.filter(({ right, left }) => left < field.left && right <= field.left + field.size);
  const nearest = before.sort((a, b) => b.right - a.right)[0];
  return nearest && nearest.font !== TYPED ? nearest : null;
}

function follow(field: Piece, label: Piece): void {
  const width = field.right - field.left;
  field.left = label.right + 0.3 * field.size;
  field.right = field.left + width;
  field.y = label.y;
  label.space = true;
}

const standsNear = (field: Piece, pieces: readonly Piece[]): boolean =>
  pieces.some(
    (piece) =>
      piece.left < field.right + NEAR * field.size &&
      piece.right > field.left - NEAR * field.size &&
      Math.abs(piece.y - field.y) < NEAR * field.size,
  );
