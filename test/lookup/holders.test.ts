import { describe, expect, it } from 'vitest';
import { namedInDocument } from '../../src/domains/diplomacy/entities/document.ts';
import { fits, postQuery } from '../../src/domains/diplomacy/post-query.ts';

/** Who holds what is asked for, by a text alone. */
function holders(text: string, asked: string): (string | null)[] {
  const { people, posts } = namedInDocument({ text, title: 'Notes', published: '2026-01-01' });
  const query = postQuery(asked);
  return posts
    .filter((post) => fits(query, post))
    .map(({ holder }) => (holder === null ? null : people[holder]!.name));
}

describe('offices of any kind', () => {
  const TEXT = `The U.S. Secretary of Defense Mark Palmer met Korea's Minister of National Defense Lee Sang-hyun in Washington.
Philippine Secretary of National Defense Gilberto Ramos spoke on Monday.
Kim Jong-un, Chair of the State Affairs Commission, visited the plant.
김정은 국무위원회 위원장은 공장을 방문했다.
Chairman of the Central Military Commission Choe Ryong-hae attended.
Secretary to the Ambassador to Japan Emily Hart declined to comment.
Chief Executive Officer of Norsk Data Ingrid Solberg resigned.
The spokesperson for the mayor of Lyon, Claire Petit, denied it.`;

  it.each([
    ['Secretary of Defense', ['Mark Palmer', 'Gilberto Ramos']],
    ['US Secretary of Defense', ['Mark Palmer']],
    ['Who is the Secretary of Defense of the Philippines?', ['Gilberto Ramos']],
    ['Chair of the State Affairs Commission', ['Kim Jong-un', '김정은']],
    ['국무위원회 위원장', ['Kim Jong-un', '김정은']],
    ['CEO of Norsk Data', ['Ingrid Solberg']],
    ['ambassador to Japan', []],
    ['mayor of Lyon', [null]],
  ])('GIVEN "%s" THEN its holders, and nobody beside them', (asked, expected) => {
    expect(holders(TEXT, asked)).toEqual(expected);
  });

  it('GIVEN names of every country THEN no country is taken from a name, and one from another sentence says which', () => {
    const { people, posts } = namedInDocument({
      text: 'Foreign Minister Wang Yi spoke first. Ambassador Mike Lee followed.\n\nNorway\u2019s Foreign Minister Ingrid Dahl left early. Later Foreign Minister Dahl wrote a letter.',
      title: 'Notes',
      published: '2026-01-01',
    });
    const countries = posts.map(({ holder, country, countryFrom, countrySentence }) => [
      holder === null ? null : people[holder]!.name,
      country,
      countryFrom,
      countrySentence,
    ]);
    expect(
      countries.filter(([name]) => name === 'Wang Yi' || name === 'Mike Lee').map(([, country]) => country),
    ).toEqual([null, null]);
    expect(
      countries.filter(([, country]) => country === 'NO').map(([, , from, sentence]) => [from, sentence]),
    ).toEqual([
      ['text', null],
      ['document', 2],
    ]);
  });
});
