import type { Definition, PhrasingContent } from 'mdast';
import type { Run } from '../../builder.ts';
import type { RemovalReason } from '../../types.ts';
import { isTag, type Tag, tagOf } from './html-tags.ts';
import { isMasked, type Mask, unmask } from './masks.ts';

/** Stands where something is missing within a sentence. */
export const CUT = '[…]';

/** A line break of the file that a page shows as a space; `brokenAtItems` decides. */
export const SOFT_BREAK = '\u2028';

/** What reading the words of a block needs to know of the whole document. */
export interface InlineContext {
  masks: readonly Mask[];
  definitions: ReadonlyMap<string, Definition>;
  /** Whether a tag is markup, not a placeholder: see `markupOf`. */
  isMarkup: (tag: Tag) => boolean;
  remove: (text: string, reason: RemovalReason) => void;
}

/** Words of phrasing content as runs: emphasis goes, links keep their targets, code is marked, line breaks in the file are spaces. */
export function runsOf(nodes: readonly PhrasingContent[], context: InlineContext): Run[] {
  const runs: Run[] = [];
  let url: string | undefined;
  const put = (text: string, code = false): void => {
    if (text !== '') runs.push(url || code ? { text, url, code } : text);
  };
  const visit = (node: PhrasingContent, index: number, siblings: readonly PhrasingContent[]): void => {
    switch (node.type) {
      case 'text':
        put(wordsOf(node.value, context, isLinkLike(siblings[index - 1])));
        break;
      case 'inlineCode':
        put(unmask(node.value, context.masks).replaceAll('\n', ' '), true);
        break;
      case 'break':
        put('\n');
        break;
      case 'image':
      case 'imageReference':
        put(unmask(node.alt ?? '', context.masks));
        break;
      case 'footnoteReference':
        put(`[^${node.label ?? node.identifier}]`);
        break;
      case 'html': {
        const link = htmlRun(node.value, context, put);
        if (link !== undefined) url = link ?? undefined;
        return;
      }
      case 'link':
      case 'linkReference': {
        const before = url;
        url =
          node.type === 'link'
            ? unmask(node.url, context.masks)
            : context.definitions.get(node.identifier)?.url;
        node.children.forEach(visit);
        url = before;
        return;
      }
      default:
        if ('children' in node) (node.children as PhrasingContent[]).forEach(visit);
    }
  };
  nodes.forEach(visit);
  return runs;
}

const isLinkLike = (node: PhrasingContent | undefined): boolean =>
  node?.type === 'link' ||
  node?.type === 'linkReference' ||
  node?.type === 'image' ||
  node?.type === 'inlineCode';

/** An attribute list in braces right after a link, picture or code: `{:target="_blank"}`. */
const ATTRIBUTES = /^\{:?[^{}\n]{1,200}\}/;

/** Characters around a tag in which the ends of its line are sought. */
const LINE = 20;

/** Words of a text node: masks are taken off, attribute lists left out. */
function wordsOf(value: string, context: InlineContext, afterLink: boolean): string {
  let words = value;
  if (afterLink) {
    const list = ATTRIBUTES.exec(words)?.[0];
    if (list && /^\{(?::|[.#]|[\w-]+=)/.test(list)) {
      context.remove(list, 'markup');
      words = words.slice(list.length);
    }
  }
  if (isMasked(words)) {
    words = unmask(words, context.masks, (mask, before, after) => {
      context.remove(mask.text, mask.reason);
      const alone =
        /(?:^|\n)[ \t]*$/.test(before.slice(-LINE)) && /^[ \t]*(?:\n|$)/.test(after.slice(0, LINE));
      return mask.output && !alone ? CUT : '';
    });
  }
  return words.replaceAll('\n', SOFT_BREAK);
}

/**
 * An HTML tag between words: markup goes, a placeholder stays as it is written.
 *
 * @returns the target of a link that begins, null where one ends, undefined for any other tag
 */
function htmlRun(
  value: string,
  context: InlineContext,
  put: (text: string) => void,
): string | null | undefined {
  const html = unmask(value, context.masks);
  if (!isTag(html)) {
    context.remove(html, 'comment');
    return undefined;
  }
  const tag = tagOf(html);
  if (!context.isMarkup(tag)) put(html);
  else if (/^br$/i.test(tag.name)) put('\n');
  else if (/^img$/i.test(tag.name)) put(tag.attributes.alt ?? '');
  else if (/^a$/i.test(tag.name)) return tag.closes ? null : (tag.attributes.href ?? null);
  return undefined;
}
