import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * `npm run audit`: known weaknesses of what is installed, but for those that `audit-exceptions.json` explains. An
 * exception ends on a day, so that it is looked at again. Ends with 1 where one is left, with 2 where the registry gives
 * no answer.
 */

interface Exception {
  /** Address of the advisory. */
  advisory: string;
  /** Why it does not concern this program. */
  why: string;
  /** Day after which it counts again, `YYYY-MM-DD`. */
  until: string;
}

interface Report {
  error?: { summary?: string };
  message?: string;
  vulnerabilities?: Record<string, { severity: string; via: (string | { url: string; title: string })[] }>;
}

const exceptions = JSON.parse(
  readFileSync(new URL('../../audit-exceptions.json', import.meta.url), 'utf8'),
) as Exception[];
const today = new Date().toISOString().slice(0, 10);
const excepted = new Set(exceptions.filter(({ until }) => until >= today).map(({ advisory }) => advisory));
for (const { advisory, until } of exceptions.filter((one) => one.until < today))
  console.error(`${advisory}: the exception ended on ${until}; look at it again`);

const npm = spawnSync('npm', ['audit', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
  maxBuffer: 64 * 1024 * 1024,
});
const report = parse(npm.stdout);
if (!report?.vulnerabilities) {
  console.error(`The registry cannot be asked: ${report?.message ?? npm.stderr.split('\n')[0]}`);
  process.exit(2);
}
const left = Object.entries(report.vulnerabilities).flatMap(([name, { severity, via }]) =>
  via
    .filter((one) => typeof one === 'object')
    .filter(({ url }) => !excepted.has(url))
    .map(({ url, title }) => `${name} (${severity}): ${title}, ${url}`),
);
for (const line of new Set(left)) console.error(line);
console.log(`${left.length} known weaknesses, ${excepted.size} exceptions`);
process.exitCode = left.length > 0 ? 1 : 0;

function parse(text: string): Report | null {
  try {
    return JSON.parse(text) as Report;
  } catch {
    return null;
  }
}
