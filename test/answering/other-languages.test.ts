import { describe, expect, it } from 'vitest';
import { answer } from '../../src/answering/answer.ts';
import type { Files } from '../support/generated.ts';
import { everyCollection, libraryOf } from '../support/search-library.ts';

/** A town in German, which is matched word by word. */
const TOWN: Files = {
  'stadt/buecherei.md': `# Stadtbücherei

Die Bücherei am Alten Markt öffnet dienstags bis freitags um zehn Uhr. Samstags schließt sie bereits um dreizehn Uhr. Ein Leseausweis
kostet für Erwachsene zwölf Euro im Jahr, für Kinder ist er kostenlos.

Wer Bücher zu spät zurückbringt, zahlt für jede angefangene Woche einen Euro.
`,
  'stadt/schwimmbad.md': `# Hallenbad

Das Hallenbad an der Mühlgasse wird vom 3. Juli bis zum 14. August saniert. Während der Arbeiten bleibt das Freibad bis einundzwanzig
Uhr geöffnet. Die Wassertemperatur im großen Becken beträgt achtundzwanzig Grad.
`,
};

describe('a library in a language that is matched word by word', () => {
  const asked = async (text: string) => {
    const context = await libraryOf(TOWN);
    return answer(context, { text, collections: everyCollection(context) });
  };

  it.each([
    ['Wann schließt die Bücherei samstags?', 'dreizehn Uhr'],
    ['Was kostet ein Leseausweis für Erwachsene?', 'zwölf Euro'],
    ['Wann wird das Hallenbad an der Mühlgasse saniert?', '3. Juli'],
  ])('GIVEN %s THEN the highlight holds %s', async (question, expected) => {
    const outcome = await asked(question);
    expect(outcome.kind).toBe('answer');
    if (outcome.kind !== 'answer') return;
    const [{ text, highlights }] = outcome.quotes as [(typeof outcome.quotes)[0]];
    expect(highlights.map(([start, end]) => text.slice(start, end)).join(' ')).toContain(expected);
  });

  it.each(['Wie viele Einwohner hat Hamburg?', 'Wie hoch ist der Kirchturm von Neustadt?'])(
    'GIVEN %s, which is told nowhere THEN nothing is answered',
    async (question) => expect((await asked(question)).kind).not.toBe('answer'),
  );
});
