import { deflateSync } from 'node:zlib';

/** A line of a page: where it stands (points from the lower left) and how large it is. */
export interface PdfLine {
  text: string;
  x?: number;
  y: number;
  size?: number;
  bold?: boolean;
  /** Every letter is drawn so often, each time a little to the right, as programs do that have no bold type. */
  times?: number;
  /** Degrees, anticlockwise. */
  turned?: number;
}

/** A field of a form with what is typed into it; for a box to tick, whether it is. */
export interface PdfField {
  value: string | boolean;
  x: number;
  y: number;
  width?: number;
  /** What a person who cannot see the page is told of it. */
  description?: string;
  /** 2 hides it; 8192 in `kind` makes it a password. */
  flags?: number;
  password?: boolean;
}

export interface PdfExtras {
  /** Title as the file states it. */
  title?: string;
  /** Fields of the first page's form. */
  fields?: PdfField[];
  /** What is drawn on the first page besides, in PDF operators. */
  drawn?: string;
  /** Widths of the page, points. */
  width?: number;
}

const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&');
const isLatin = (text: string): boolean => /^[\x20-\x7e\xa0-\xff]*$/.test(text);
const hex = (text: string): string =>
  [...text].map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('');

/** Widths of Helvetica's letters in thousandths of their size, roughly: what a test needs to draw letter by letter. */
const NARROW: Record<string, number> = {
  i: 222,
  l: 222,
  j: 222,
  f: 278,
  t: 278,
  r: 333,
  ' ': 278,
  '.': 278,
  m: 833,
  w: 722,
};
const widthOf = (letter: string, size: number): number =>
  ((NARROW[letter] ?? (/[A-Z]/.test(letter) ? 667 : 556)) * size) / 1000;

function drawn({ text, x = 72, y, size = 11, bold = false, times = 1, turned = 0 }: PdfLine): string {
  const [font, shown] = isLatin(text) ? [bold ? 'F3' : 'F1', `(${escaped(text)})`] : ['F2', `<${hex(text)}>`];
  const turn = (turned * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)].map((n) => Number(n.toFixed(4)));
  if (times === 1) return `BT /${font} ${size} Tf ${cos} ${sin} ${-sin!} ${cos} ${x} ${y} Tm ${shown} Tj ET`;
  let at = x;
  const letters: string[] = [];
  for (const letter of text) {
    for (let i = 0; i < times; i++)
      letters.push(
        `BT /${font} ${size} Tf 1 0 0 1 ${(at + 0.3 * i).toFixed(2)} ${y} Tm (${escaped(letter)}) Tj ET`,
      );
    at += widthOf(letter, size);
  }
  return letters.join('\n');
}

function annotation({ value, x, y, width = 200, description, flags = 4, password }: PdfField): string {
  const rect = `/Rect [${x} ${y} ${x + (typeof value === 'boolean' ? 14 : width)} ${y + 16}]`;
  const said = description ? `/TU (${escaped(description)})` : '';
  const common = `/Type /Annot /Subtype /Widget ${rect} /F ${flags} /T (f${x}-${y}) ${said}`;
  if (typeof value === 'string')
    return `<< ${common} /FT /Tx ${password ? '/Ff 8192' : ''} /V (${escaped(value)}) /DA (/F1 11 Tf) >>`;
  const state = value ? '/Yes' : '/Off';
  return `<< ${common} /FT /Btn /V ${state} /AS ${state} /AP << /N << /Yes 3 0 R /Off 3 0 R >> >> >>`;
}

/** A small PDF of some pages, in Helvetica, or for other text in a Korean font that is not embedded. */
export function makePdf(pages: PdfLine[][], extras: PdfExtras = {}): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  add('');
  add('');
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  add(
    '<< /Type /Font /Subtype /Type0 /BaseFont /HYSMyeongJo-Medium /Encoding /UniKS-UCS2-H /DescendantFonts [5 0 R] >>',
  );
  add(
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HYSMyeongJo-Medium /DW 1000 /FontDescriptor 6 0 R ' +
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (Korea1) /Supplement 1 >> >>',
  );
  add(
    '<< /Type /FontDescriptor /FontName /HYSMyeongJo-Medium /Flags 4 /FontBBox [0 -150 1000 900] /ItalicAngle 0 ' +
      '/Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
  );
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>');
  const fields = (extras.fields ?? []).map((field) => add(annotation(field)));
  const kids: number[] = [];
  pages.forEach((lines, i) => {
    const stream = [...lines.map(drawn), i === 0 ? (extras.drawn ?? '') : ''].join('\n');
    const content = add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
    const annots =
      i === 0 && fields.length > 0 ? `/Annots [${fields.map((id) => `${id} 0 R`).join(' ')}]` : '';
    kids.push(
      add(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${extras.width ?? 595} 842] /Contents ${content} 0 R ${annots} ` +
          '/Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 7 0 R >> >> >>',
      ),
    );
  });
  const form = `/AcroForm << /Fields [${fields.map((id) => `${id} 0 R`).join(' ')}] >>`;
  objects[0] = `<< /Type /Catalog /Pages 2 0 R ${fields.length > 0 ? form : ''} >>`;
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((id) => `${id} 0 R`).join(' ')}] >>`;
  const information = extras.title ? `/Info ${add(`<< /Title (${escaped(extras.title)}) >>`)} 0 R` : '';
  return assemble(objects, information);
}

/** A PDF of one page whose font has no map to characters: the codes of the text's letters are numbers of glyphs. */
export function makeUnmappedPdf(text: string, shift = 29): Uint8Array {
  const codes = [...text]
    .map((c) =>
      Math.max(1, c.charCodeAt(0) - shift)
        .toString(16)
        .padStart(4, '0'),
    )
    .join('');
  const stream = `BT /F1 11 Tf 72 700 Td <${codes}> Tj ET`;
  return assemble(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      '<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Some /Encoding /Identity-H /DescendantFonts [6 0 R] >>',
      '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Some /DW 500 /FontDescriptor 7 0 R ' +
        '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>',
      '<< /Type /FontDescriptor /FontName /ABCDEF+Some /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 ' +
        '/Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>',
    ],
    '',
  );
}

/** A PDF of some kilobytes whose page unpacks, in two steps, to `mebibytes`. */
export function makeSwollenPdf(mebibytes: number): Uint8Array {
  const packed = deflateSync(deflateSync(Buffer.alloc(mebibytes * 1024 * 1024, ' ')));
  const stream = packed.toString('latin1');
  return assemble(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>',
      `<< /Length ${stream.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n${stream}\nendstream`,
    ],
    '',
  );
}

/** A PDF whose page draws a form that draws another ten times, and so on, `depth` times: 10 ** depth words. */
export function makeNestedPdf(depth: number): Uint8Array {
  const font = '/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>';
  const form = (i: number): string => {
    const next = i + 1 < depth ? `/XObject << /X ${5 + i + 1} 0 R >>` : font;
    const stream = i + 1 < depth ? '/X Do '.repeat(10) : 'BT /F1 9 Tf 50 50 Td (word) Tj ET';
    return `<< /Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << ${next} >> /Length ${stream.length} >>\nstream\n${stream}\nendstream`;
  };
  return assemble(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>',
      '<< /Length 5 >>\nstream\n/X Do\nendstream',
      ...Array.from({ length: depth }, (_, i) => form(i)),
    ],
    '',
  );
}

/** A PDF whose tree of pages goes round in a circle. */
export function makeCircularPdf(): Uint8Array {
  return assemble(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 100000 /Kids [3 0 R] /Parent 3 0 R >>',
      '<< /Type /Pages /Count 100000 /Kids [2 0 R] /Parent 2 0 R >>',
    ],
    '',
  );
}

/** A PDF that says it is encrypted, with a password that nobody here knows. */
export function makeEncryptedPdf(): Uint8Array {
  const junk = `<${'5a'.repeat(32)}>`;
  return assemble(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 0 /Kids [] >>',
      `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O ${junk} /U ${junk} >>`,
    ],
    `/Encrypt 3 0 R /ID [${junk} ${junk}]`,
  );
}

function assemble(objects: string[], trailer: string): Uint8Array {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const xref = `xref\n0 ${size}\n0000000000 65535 f \n${table}`;
  const end = `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(file + xref + end, 'latin1'));
}
