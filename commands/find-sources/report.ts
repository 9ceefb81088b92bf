import type { Support } from '../../src/checking/support/types.ts';
import type { Locale } from '../../src/locale.ts';
import { nameOnOneLine } from '../../src/text/unseen.ts';
import { kinds, words } from './words.ts';

/** Everything found, as plain text: quotes in full. */
export function report(found: Support, locale: Locale): string {
  const say = words(locale);
  const statements = found.statements.map(({ text, quote, differences }, i) => {
    const lines = [`${i + 1}. ${text}`];
    for (const { kind, said, document } of differences) {
      const name = kinds(locale)[kind];
      const line = document === null ? say.missing(name, said) : say.differs(name, said, document);
      lines.push(`   ${line.replaceAll('**', '')}`);
    }
    if (!quote) return [...lines, `   — ${say.nothing}`].join('\n');
    const { title, publisher, published, paragraph, path, start, end, hash, url } = quote.citation;
    const cited = [nameOnOneLine(title), publisher, published, `¶ ${paragraph}`, url]
      .filter(Boolean)
      .join(' · ');
    lines.push(`   “${quote.text}”`, `   ${cited}`, `   ${path} [${start}, ${end}) sha256 ${hash}`);
    return lines.join('\n');
  });
  return `${statements.join('\n\n')}\n\nbuild ${found.build}\n`;
}
