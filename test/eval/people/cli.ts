import { measure, people } from './measure.ts';

/** `npm run eval:people`: how often one person is taken for two, and two for one. */
const all = people();
for (const language of ['ko', 'zh', 'ja', 'west', '']) {
  const some = language === '' ? all : all.filter((one) => one.language === language);
  const { same, missed, lost, different, mixed } = measure(some);
  const share = (count: number, of: number): string => `${((100 * count) / of).toFixed(1)} %`;
  console.log(
    `${(language || 'all').padEnd(5)} ${some.length} people; one taken for two: ${missed.length} of ${same} (${share(missed.length, same)}, not even similar: ${lost}); two taken for one: ${mixed.length} of ${different} (${share(mixed.length, different)})`,
  );
}
if (process.argv.includes('--list')) console.log(JSON.stringify(measure(all), null, 1));
