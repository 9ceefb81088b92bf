import { childOf, childrenOf, textIn, type XmlElement } from '../xml.ts';

/**
 * A formula of Office (OMML, ECMA-376 part 1, 22.1) on one line, as it is typed: `(a+b)/2`, `x^2`, `√(n)`,
 * `∑_(i=1)^n i` (the linear form of Unicode Technical Note 28).
 */
export function linearMath(element: XmlElement): string {
  const write = WRITERS[element.name];
  return write ? write(element) : linearChildren(element);
}

const linearChildren = (element: XmlElement | undefined): string =>
  childrenOf(element).map(linearMath).join('');

const part = (element: XmlElement, name: string): string => linearChildren(childOf(element, name)).trim();
const property = (element: XmlElement, name: string): string | undefined =>
  childOf(element, `${element.name}Pr`, name)?.attributes.val;

/** In brackets when it is more than one number, word or bracketed term. */
const grouped = (text: string): string =>
  /^(?:[\p{L}\p{N}.,]*|\([^()]*\))$/u.test(text) ? text : `(${text})`;

const raised = (element: XmlElement): string =>
  (childOf(element, 'sub') && part(element, 'sub') ? `_${grouped(part(element, 'sub'))}` : '') +
  (childOf(element, 'sup') && part(element, 'sup') ? `^${grouped(part(element, 'sup'))}` : '');

const script = (element: XmlElement): string => grouped(part(element, 'e')) + raised(element);

function fraction(element: XmlElement): string {
  const [above, below] = [part(element, 'num'), part(element, 'den')];
  if (property(element, 'type') === 'noBar') return `(${above} ${below})`;
  return `${grouped(above)}/${grouped(below)}`;
}

function root(element: XmlElement): string {
  const degree = part(element, 'deg');
  const sign = { '': '√', '3': '∛', '4': '∜' }[degree];
  return sign ? `${sign}(${part(element, 'e')})` : `√(${degree}&${part(element, 'e')})`;
}

function brackets(element: XmlElement): string {
  const [open, close] = [property(element, 'begChr') ?? '(', property(element, 'endChr') ?? ')'];
  const terms = childrenOf(element, 'e').map((term) => linearChildren(term).trim());
  return open + terms.join(property(element, 'sepChr') ?? '|') + close;
}

const lines = (rows: string[]): string => rows.join('; ');

const WRITERS: Readonly<Record<string, (element: XmlElement) => string>> = {
  t: textIn,
  r: (element) => childrenOf(element, 't').map(textIn).join(''),
  rPr: () => '',
  ctrlPr: () => '',
  f: fraction,
  rad: root,
  d: brackets,
  sSub: script,
  sSup: script,
  sSubSup: script,
  sPre: (element) => raised(element) + part(element, 'e'),
  nary: (element) => `${property(element, 'chr') ?? '∫'}${raised(element)} ${part(element, 'e')}`,
  func: (element) => `${part(element, 'fName')} ${part(element, 'e')}`,
  limLow: (element) => `${part(element, 'e')}_${grouped(part(element, 'lim'))}`,
  limUpp: (element) => `${part(element, 'e')}^${grouped(part(element, 'lim'))}`,
  eqArr: (element) => lines(childrenOf(element, 'e').map((row) => linearChildren(row).trim())),
  m: (element) =>
    lines(
      childrenOf(element, 'mr').map((row) =>
        childrenOf(row, 'e')
          .map((cell) => linearChildren(cell).trim())
          .join(', '),
      ),
    ),
  acc: (element) => `${grouped(part(element, 'e'))}${property(element, 'chr') ?? '\u0302'}`,
};
