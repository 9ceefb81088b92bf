/** A line of a page: where it stands (points from the lower left) and how large it is. */
export interface PdfLine {
  text: string;
  x?: number;
  y: number;
  size?: number;
}

const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&');
const isLatin = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);
const hex = (text: string): string =>
  [...text].map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('');

/** A small PDF of some pages, in Helvetica, or for other text in a Korean font that is not embedded. */
export function makePdf(pages: PdfLine[][]): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add('');
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
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
  const kids: number[] = [];
  for (const lines of pages) {
    const stream = lines
      .map(({ text, x = 72, y, size = 11 }) => {
        const [font, shown] = isLatin(text) ? ['F1', `(${escaped(text)})`] : ['F2', `<${hex(text)}>`];
        return `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm ${shown} Tj ET`;
      })
      .join('\n');
    const content = add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
    kids.push(
      add(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R ` +
          '/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>',
      ),
    );
  }
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((id) => `${id} 0 R`).join(' ')}] >>`;
  return assemble(objects, '');
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
  return new TextEncoder().encode(file + xref + end);
}
