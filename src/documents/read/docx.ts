import { load } from 'cheerio';
import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { Problem } from '../../problem.ts';
import { blocksOf } from './blocks.ts';
import type { Extracted, ReadInput } from './extracted.ts';
import { fromMarkedText } from './marked-text.ts';
import { damaged, unpack } from './unpack.ts';

/** Heading styles beside Word's own English names, which mammoth knows. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='제목'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='부제'] => h2:fresh",
  ...[1, 2, 3, 4].flatMap((level) => [
    `p[style-name='제목 ${level}'] => h${level}:fresh`,
    `p[style-name='개요 ${level}'] => h${level}:fresh`,
  ]),
];

/** A Word document. @throws Problem when it is damaged, protected or empty of text. */
export async function read({ path, bytes }: ReadInput): Promise<Extracted> {
  const files = unpack(path, bytes, (name) => !/\.(?:png|jpe?g|gif|emf|wmf|tiff?|bin|mp4)$/i.test(name));
  if (!files.has('word/document.xml')) throw damaged(path);
  const buffer = Buffer.from(zipSync(Object.fromEntries(files), { level: 0 }));
  const html = await mammoth
    .convertToHtml(
      { buffer },
      { styleMap: STYLES, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
    )
    .then((result) => result.value)
    .catch((cause: unknown) => {
      throw damaged(path, cause);
    });
  const text = blocksOf(load(html, null, false).root());
  if (text === '')
    throw new Problem(path, 'no text in it', 'it may hold only pictures: run OCR first, or leave it out');
  return { ...fromMarkedText(text), stated: {} };
}
