import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { domainOf } from '../../src/domains/all.ts';
import { diplomacy } from '../../src/domains/diplomacy/diplomacy.ts';
import { general } from '../../src/domains/general/general.ts';
import type { Domain } from '../../src/domains/types.ts';

const TEXT = `The head of maintenance is Jane Miller. Chief Engineer Tom Ashby joined in 2021.
Ben Ortiz, our night shift supervisor, answers the phone.
Nadia Feld joins Brightwater Logistics as chief operating officer. Brightwater's head of procurement, Pia Lundgren, signed.
Marit Oksanen was head of engineering until 2020. The deputy of the caretaker, Ann Poll, is away.
Game Community has news of every game, and the community reads it. Open Settings and choose Filter Cartridge.
시설관리팀장 김영수는 회의를 열었다. 박지훈 배관팀장이 점검했다. 현장소장은 이도윤이다.
안전관리 책임자에 한지우를 임명했다. 새 시장이 열렸고 기사가 실렸다.`;

const named = (domain: Domain) =>
  domain.namedInDocument({ text: TEXT, title: 'Staff', published: '2024-01-01' });

function holders(domain: Domain, asked: string): string[] {
  const { people, posts } = named(domain);
  const query = domain.postQuery(asked);
  return posts.flatMap((post) =>
    post.holder !== null && domain.fits(query, post) ? [people[post.holder]!.name] : [],
  );
}

describe.each([general, diplomacy])('people and offices of any trade, with $name', (domain) => {
  it.each([
    ['Who is the head of maintenance?', 'Jane Miller'],
    ['chief engineer', 'Tom Ashby'],
    ['night shift supervisor', 'Ben Ortiz'],
    ['Who is the COO of Brightwater Logistics?', 'Nadia Feld'],
    ['head of procurement at Brightwater', 'Pia Lundgren'],
    ['Who was the head of engineering?', 'Marit Oksanen'],
    ['시설관리팀장은 누구인가요?', '김영수'],
    ['배관팀장', '박지훈'],
    ['현재 현장소장은 누구입니까?', '이도윤'],
    ['안전관리 책임자', '한지우'],
  ])('GIVEN "%s" THEN %s, and nobody else', (asked, name) => {
    expect(holders(domain, asked)).toEqual([name]);
  });

  it('GIVEN words that only begin with capitals THEN they are nobody', () => {
    const { people } = named(domain);
    expect(people.map(({ name }) => name).filter((name) => /Game|Filter|Settings/.test(name))).toEqual([]);
  });
});

describe('the domain in use', () => {
  const domains = (value: string | undefined) =>
    loadConfig(value === undefined ? {} : { DOMAINS: value }, {}, '/nowhere').domains;

  it('GIVEN nothing set THEN all that ship; GIVEN an empty list or none THEN none of them', () => {
    expect(domains(undefined)).toEqual(['diplomacy']);
    expect(domains('')).toEqual([]);
    expect(domains('none')).toEqual([]);
    expect(domainOf([])).toBe(general);
    expect(domainOf(['diplomacy'])).toBe(diplomacy);
    expect(loadConfig({}, { DOMAINS: '' }, '/nowhere').domains).toEqual([]);
  });

  it('GIVEN a domain that does not ship THEN a problem that names those that do', () => {
    expect(() => domains('plumbing')).toThrow(/DOMAINS.*diplomacy/);
  });

  it('GIVEN a text about states THEN with every domain off no country, ministry or ambassador is known', () => {
    const text =
      'Korea\u2019s ambassador to China, Kim Min-su, met Foreign Minister Wang Yi in Beijing. 주중대사는 베이징에서 외교부를 찾았다.';
    const off = general.namedIn(text);
    expect(off.places).toEqual([]);
    expect(off.posts.filter(({ targets, country }) => targets.length > 0 || country !== null)).toEqual([]);
    expect(off.organizations.filter(({ entry }) => entry !== null)).toEqual([]);
    expect(diplomacy.namedIn(text).posts.length).toBeGreaterThan(0);
  });
});
