import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Puts fitted numbers where they belong, in place of those that stand there, when the script was called with `--write`;
 * prints them otherwise.
 *
 * @param file under `src/`
 * @param values by the names of the constants: a record of weights, or one number
 */
export function writeConstants(file: string, values: Record<string, number | Record<string, number>>): void {
  const path = fileURLToPath(new URL(`../../src/${file}`, import.meta.url));
  let text = readFileSync(path, 'utf8');
  for (const [name, value] of Object.entries(values)) {
    const declared = new RegExp(`(export const ${name}(?::[^=]+)? = )(\\{[^}]*\\}|[-\\d.]+);`);
    if (!declared.test(text)) throw new Error(`${file}: no constant ${name}`);
    text = text.replace(declared, (_, start: string) => `${start}${printed(value)};`);
  }
  if (process.argv.includes('--write')) {
    writeFileSync(path, text);
    console.log(`written: src/${file}`);
  } else console.log(text);
}

function printed(value: number | Record<string, number>): string {
  if (typeof value === 'number') return short(value);
  const lines = Object.entries(value).map(([name, one]) => `  ${name}: ${short(one)},`);
  return `{\n${lines.join('\n')}\n}`;
}

/** Two decimals; more would be chance. */
const short = (value: number) => String(Number(value.toFixed(2)) + 0);
