import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** From the path of a document to the address of the page it is: null where no rule fits. */
export type LinkRules = (path: string) => string | null;

const NONE: LinkRules = () => null;

/**
 * The rules under `links` in `collections.yaml`, which map paths to addresses: `docs/**.md: https://example.org/$1`. `**`
 * stands for any part of a path, `*` for one without `/`; `$1`, `$2` … for what they stood for. The first that fits
 * counts. A page named `index` or `README` is its folder's. A file that is missing or broken gives no rule: reading the
 * access list reports it.
 */
export function readLinkRules(corpusDir: string): LinkRules {
  try {
    const file: unknown = parse(readFileSync(join(corpusDir, 'collections.yaml'), 'utf8'));
    const links = (file as { links?: unknown } | null)?.links;
    if (!links || typeof links !== 'object' || Array.isArray(links)) return NONE;
    const rules = Object.entries(links)
      .filter((rule): rule is [string, string] => typeof rule[1] === 'string')
      .map(([pattern, address]) => [matcherOf(pattern), address] as const);
    return (path) => {
      for (const [matches, address] of rules) {
        const parts = matches(path);
        if (parts) return addressOf(address, parts);
      }
      return null;
    };
  } catch {
    return NONE;
  }
}

/** What the stars of a pattern stand for in a path; null where it does not fit. Each star is as short as can be. */
function matcherOf(pattern: string): (path: string) => string[] | null {
  const pieces = pattern.normalize('NFC').split(/(\*\*|\*)/);
  return (path) => partsOf(path, pieces);
}

function partsOf(path: string, pieces: readonly string[]): string[] | null {
  if (!path.startsWith(pieces[0]!)) return null;
  const parts: string[] = [];
  let at = pieces[0]!.length;
  for (let i = 1; i < pieces.length; i += 2) {
    const literal = pieces[i + 1]!;
    const last = i + 2 >= pieces.length;
    const end = last ? path.length - literal.length : path.indexOf(literal, at);
    if (end < at || !path.startsWith(literal, end)) return null;
    const part = path.slice(at, end);
    if (pieces[i] === '*' && part.includes('/')) return null;
    parts.push(part);
    at = end + literal.length;
  }
  return at === path.length ? parts : null;
}

function addressOf(address: string, parts: readonly string[]): string {
  const filled = address.replace(/\$(\d)/g, (_, number: string) =>
    (parts[Number(number) - 1] ?? '').split('/').map(encodeURIComponent).join('/'),
  );
  return filled.replace(/(^|\/)(?:index|readme)$/i, '$1');
}
