import { GENERAL } from '../../src/bot/access.ts';
import { ANY, namedCollection } from '../../src/bot/scope.ts';
import type { App, Reply, Request, Say, Upload } from '../../src/bot/types.ts';
import type { Document } from '../../src/documents/types.ts';
import { escapeText, label } from '../../src/message/markdown.ts';
import { COLOURS, container, rows, text } from '../../src/message/parts.ts';
import { refusal } from '../../src/refusal.ts';
import { FETCH, type Fetched, fetchLink } from '../../src/sources/fetch.ts';
import { isPublic } from '../../src/sources/public-address.ts';
import { day } from '../shared/citation.ts';
import { documentOpener } from '../shared/quote-buttons.ts';
import { elsewhere } from './elsewhere.ts';
import { reindexed } from './reindex.ts';
import { safeName, shelve } from './shelve.ts';
import { words } from './words.ts';

const oneOfTwo = () =>
  refusal(
    ['Give either a file or a link', 'Fill in one of the two options'],
    ['파일과 링크 가운데 하나만 주십시오', '둘 중 하나만 채워 주십시오'],
  );

const tooLarge = () =>
  refusal(
    [
      `The file is larger than ${FETCH.bytes / 1024 / 1024} MB`,
      'Give a smaller one, or put it into the corpus folder by hand',
    ],
    [
      `파일이 ${FETCH.bytes / 1024 / 1024} MB보다 큽니다`,
      '더 작은 파일을 올리거나 자료 폴더에 직접 넣어 주십시오',
    ],
  );

/** Puts an uploaded file or a linked page into a collection and brings the library up to date. */
export async function add(request: Request, app: App, say: Say): Promise<Reply> {
  if (app.follows) throw elsewhere();
  const { file, link } = request.options;
  if ((file === undefined) === (link === undefined)) throw oneOfTwo();
  const named = await namedCollection(request, app);
  const collection = named === null || named === ANY ? GENERAL : named;
  const upload = file === undefined ? undefined : request.uploads[String(file)];
  const given = upload ? await fromUpload(upload) : await fromLink(String(link), app);
  const document = await shelve(app.corpusDir, collection, given.name, given.bytes);
  await reindexed(request, app, say);
  return { components: [container(added(document, request, app), COLOURS.good)] };
}

function added(document: Document, request: Request, app: App) {
  const { locale } = request;
  const facts = [
    escapeText(app.access.title(document.collection, locale)),
    document.publisher && escapeText(label(document.publisher, 60)),
    document.published && day(document.published),
  ].filter(Boolean);
  return [
    text(`**${words(locale).added}**\n${escapeText(label(document.title, 200))}\n-# ${facts.join(' · ')}`),
    ...rows([documentOpener(document.id, locale)]),
  ];
}

interface Given {
  name: string;
  bytes: Buffer;
}

/** An attachment lies where Discord says it does: its address is Discord's, not the person's. */
async function fromUpload(upload: Upload): Promise<Given> {
  const name = safeName(upload.name, upload.contentType);
  if (upload.size > FETCH.bytes) throw tooLarge();
  const response = await fetch(upload.url, { signal: AbortSignal.timeout(FETCH.ms) });
  if (!response.ok) throw new Error(`attachment: ${response.status} from ${new URL(upload.url).host}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.length > FETCH.bytes) throw tooLarge();
  return { name, bytes };
}

async function fromLink(link: string, app: App): Promise<Given> {
  const fetched = await fetchLink(link.trim(), { allowed: app.allowed ?? isPublic });
  const path = decodeURI(fetched.url.pathname).split('/').filter(Boolean).at(-1);
  const name = safeName(fetched.name ?? path ?? fetched.url.hostname, fetched.type);
  return { name, bytes: name.endsWith('.html') ? withAddress(fetched) : fetched.bytes };
}

/** Tells in the page where it came from, unless it does so itself, so that citations can link to it. */
function withAddress({ bytes, url }: Fetched): Buffer {
  const head = bytes.subarray(0, 100_000).toString('latin1');
  if (/rel=["']?canonical|og:url/i.test(head)) return bytes;
  const opened = /<head[^<>]*>/i.exec(head);
  if (!opened) return bytes;
  const at = opened.index + opened[0].length;
  const said = Buffer.from(
    `<link rel="canonical" href="${encodeURI(url.href).replaceAll('"', '%22')}">`,
    'latin1',
  );
  return Buffer.concat([bytes.subarray(0, at), said, bytes.subarray(at)]);
}
