import { asLanguage } from '../../describe/stated.ts';
import type { Description } from '../../types.ts';
import { damaged, unpack } from '../unpack.ts';
import { childOf, childrenOf, parseXml, textIn, type XmlElement } from '../xml.ts';

/** What a part of an Office file refers to. */
export interface Relation {
  /** Last word of the relationship's type: `footnotes`, `hyperlink`, `image`. */
  type: string;
  /** Name of the part within the package; of something outside its address, as written. */
  target: string;
  external: boolean;
}

/** A zip of parts that refer to each other (Open Packaging Conventions, ECMA-376 part 2). */
export interface OfficePackage {
  path: string;
  /** Bytes of each part, without pictures and other media. */
  parts: ReadonlyMap<string, Uint8Array>;
  /** Name of the part that is the document itself. */
  main: string;
  /** The relations of a part, by id. */
  relations(part: string): ReadonlyMap<string, Relation>;
  xml(part: string | undefined): XmlElement | undefined;
}

const MEDIA = /\.(?:png|jpe?g|gif|emf|wmf|tiff?|bmp|svg|bin|mp[34]|wav|avi|mov|ttf|odttf|fntdata)$/i;

/** The document in a file that does not say which part it is. */
const USUAL_MAIN = ['word/document.xml', 'xl/workbook.xml', 'ppt/presentation.xml'];

/** Opens an Office file. @throws Problem when it is no such file, is damaged or protected */
export function openPackage(path: string, bytes: Uint8Array): OfficePackage {
  const parts = unpack(path, bytes, (name) => !MEDIA.test(name));
  const known = new Map<string, ReadonlyMap<string, Relation>>();
  const relations = (part: string): ReadonlyMap<string, Relation> => {
    const found = known.get(part) ?? relationsOf(path, part, parts);
    known.set(part, found);
    return found;
  };
  const named = [...relations('').values()].find(({ type }) => type === 'officeDocument')?.target;
  const main = named ?? USUAL_MAIN.find((part) => parts.has(part));
  if (!main || !parts.has(main)) throw damaged(path);
  return {
    path,
    parts,
    main,
    relations,
    xml: (part) => (part && parseXml(path, parts.get(part))) || undefined,
  };
}

/** Names of the parts of a type that a part refers to. */
export function partsOfType({ relations }: OfficePackage, part: string, type: string): string[] {
  return [...relations(part).values()]
    .filter((relation) => relation.type === type && !relation.external)
    .map(({ target }) => target);
}

function relationsOf(
  path: string,
  part: string,
  parts: ReadonlyMap<string, Uint8Array>,
): Map<string, Relation> {
  const slash = part.lastIndexOf('/') + 1;
  const root = parseXml(path, parts.get(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`));
  return new Map(
    childrenOf(root, 'Relationship').map(({ attributes }) => {
      const external = attributes.TargetMode === 'External';
      const target = attributes.Target ?? '';
      const type = (attributes.Type ?? '').replace(/^.*\//, '');
      return [attributes.Id ?? '', { type, external, target: external ? target : resolve(part, target) }];
    }),
  );
}

/** `../media/a.png` as seen from `ppt/slides/slide1.xml`. */
function resolve(part: string, target: string): string {
  const steps = target.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** Titles that programs give by themselves to a document without one. */
const NO_TITLES = new Set([
  'untitled',
  'powerpoint presentation',
  'word document',
  'presentation',
  '제목 없음',
]);
/** Accounts and libraries that stand where an author should. */
const NO_AUTHORS = new Set([
  'python-docx',
  'openpyxl',
  'apache poi',
  'microsoft office user',
  'user',
  'admin',
]);

/** What the properties of an Office file say of it. Dates of saving are no dates of publication. */
export function describePackage({ xml, relations }: OfficePackage): Partial<Description> {
  const part = [...relations('').values()].find(({ type }) => type === 'core-properties')?.target;
  const core = xml(part);
  const property = (name: string): string => textIn(childOf(core, name)).replace(/\s+/g, ' ').trim();
  const title = property('title');
  const author = property('creator');
  const language = asLanguage(property('language'));
  return {
    ...(title && !NO_TITLES.has(title.toLowerCase()) && { title }),
    ...(author && !NO_AUTHORS.has(author.toLowerCase()) && { author }),
    ...(language && { language }),
  };
}
