import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../src/query/parse.ts';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import { dated, searched } from '../support/search-place.ts';

const NOTES = {
  'news/envoys.md': dated(
    'Envoys called home',
    '2019-03-20',
    'Ji Jae-ryong, the ambassador to China, flew back to Pyongyang on Tuesday.\n\nThe World Health Organization (WHO) had planned a session there in September.',
  ),
  'news/mission.md': dated(
    'At the mission in New York',
    '2006-02-24',
    'Choi Young-jin, permanent representative to the United Nations, meets colleagues of the five permanent members.',
  ),
  'press/aid.md': dated(
    'Budget for development',
    '2024-04-25',
    'The ministry will spend 300 million dollars on official development assistance, it said in a release.',
  ),
  'press/fta.md': dated(
    'Trade',
    '2012-03-15',
    'The KORUS FTA entered into force. Tariffs on cars will fall in steps.',
  ),
  'notes/ko.md': dated(
    '지방 소식',
    '2023-01-02',
    '부산항 물동량이 늘었다. 항만 당국은 올해 목표를 높여 잡았다고 밝혔다.',
  ),
};
const GLOSSARY =
  'ambassador|envoy\t대사\nChina|Chinese\t중국\nUnited Nations|UN\t유엔\nofficial development assistance|ODA\t공적개발원조\n';

describe('what a question finds', { timeout: 60_000 }, () => {
  it('GIVEN other words, forms and abbreviations THEN the document that says it comes first', async () => {
    const { find } = await searched(NOTES, GLOSSARY);
    expect((await find('Which envoys to Beijing and Chinese officials flew?'))[0]).toBe('news/envoys.md');
    expect((await find('What did the WHO plan?'))[0]).toBe('news/envoys.md');
    expect((await find('the permanent representative to the U.N.'))[0]).toBe('news/mission.md');
    expect((await find('ODA budget'))[0]).toBe('press/aid.md');
    expect((await find('korus fta'))[0]).toBe('press/fta.md');
  });

  it('GIVEN a Korean question THEN the English document comes first: by glossary, name, amount and translation', async () => {
    const { find } = await searched(NOTES, GLOSSARY);
    expect((await find('주중국 대사는 누구인가?'))[0]).toBe('news/envoys.md');
    expect((await find('최영진은 누구인가?'))[0]).toBe('news/mission.md');
    expect((await find('지재룡'))[0]).toBe('news/envoys.md');
    expect((await find('3억 달러를 어디에 쓰나?'))[0]).toBe('press/aid.md');
  });

  it('GIVEN an English question THEN the Korean document comes first', async () => {
    const { find } = await searched(NOTES, GLOSSARY);
    expect((await find('Which port raised its goal this year?'))[0]).toBe('notes/ko.md');
  });

  it('GIVEN another spelling of a Korean name THEN it is the same person', async () => {
    const { find } = await searched(NOTES, GLOSSARY);
    expect((await find('Who is Choe Yong-jin?'))[0]).toBe('news/mission.md');
    expect((await find('who is choe yong jin'))[0]).toBe('news/mission.md');
  });

  it('GIVEN a slip of the pen THEN the word that was meant is found, but no other word of the library', async () => {
    const { find } = await searched(NOTES, GLOSSARY);
    expect((await find('What falls with the tarrifs?'))[0]).toBe('press/fta.md');
    expect((await find('What falls with the taffirs?'))[0]).toBe('press/fta.md');
    const { context } = await searched(NOTES, GLOSSARY);
    const { terms } = await retrieve(
      context,
      parseQuery(context, { text: 'tarrifs in Tunisia', collections: ['press'] }),
    );
    const slips = terms.filter(({ origin }) => origin === 'spelling');
    expect(slips.map(({ source, term }) => [source, term])).toEqual([['tarrifs', 'tariff']]);
  });

  it('GIVEN a Korean name right after another capitalised word THEN it is still known as a name', async () => {
    const { find } = await searched({
      'a/port.md': dated('Port', '2020-01-01', 'Talks with Ambassador to Norway Oh Se-hun were brief.'),
      'a/rail.md': dated('Rail', '2020-01-02', 'Kim Oh-sung, a Norway expert, is no ambassador.'),
    });
    expect((await find('오세훈'))[0]).toBe('a/port.md');
    expect((await find('Who is Oh Sehoon?'))[0]).toBe('a/port.md');
  });

  it('GIVEN a short question with a phrase in quotation marks THEN only passages that hold it are found', async () => {
    const { find } = await searched(NOTES, GLOSSARY);
    expect(await find('Who wrote of "five permanent members"?')).toEqual(['news/mission.md']);
  });

  it('GIVEN a period in words THEN documents of that period are preferred, not required', async () => {
    const story = 'The minister spoke about fisheries with his colleague.';
    const { find } = await searched({
      'a/old.md': dated('Talks on fisheries', '2018-06-01', story),
      'a/new.md': dated('Talks on fisheries', '2024-04-20', story),
    });
    expect(await find('What did the minister say about fisheries in 2018?')).toEqual([
      'a/old.md',
      'a/new.md',
    ]);
    expect(await find('What did the minister say about fisheries last month?')).toEqual([
      'a/new.md',
      'a/old.md',
    ]);
  });
});

describe('a period in words', { timeout: 60_000 }, () => {
  it('GIVEN a document of unknown date THEN the year it names tells its period', async () => {
    const others = ['cranes', 'ferries', 'nets', 'ropes', 'tugs', 'buoys'].map(
      (word) => [`b/${word}.md`, dated(word, '2015-01-01', `The harbour bought ${word}.`)] as const,
    );
    const { find } = await searched({
      ...Object.fromEntries(others),
      'a/plan.md': '# Harbour plan\n\nThe plan of 2017 for the harbour names four piers.',
      'a/old.md': dated('Harbour plan', '2012-05-01', 'The plan for the whole harbour names four piers.'),
    });
    expect((await find('harbour plan of last year', { today: '2018-02-03' }))[0]).toBe('a/plan.md');
    expect((await find('harbour plan of 2012', { today: '2018-02-03' }))[0]).toBe('a/old.md');
  });
});

describe('what a question may find', { timeout: 60_000 }, () => {
  it('GIVEN collections, dates or a document THEN nothing outside them comes back', async () => {
    const { find, library } = await searched(NOTES, GLOSSARY);
    expect(await find('ambassador', { collections: ['press'] })).not.toContain('news/envoys.md');
    expect(await find('ambassador', { collections: [] })).toEqual([]);
    expect(await find('minister', { since: '2019-01-01', until: '2019-12-31' })).toEqual(['news/envoys.md']);
    const { id } = library.documents.find(({ path }) => path === 'press/fta.md')!;
    expect(await find('ambassador to China', { document: id })).toEqual(['press/fta.md']);
    expect(await find('Choi "five permanent members"', { collections: ['press'] })).not.toContain(
      'news/mission.md',
    );
  });

  it('GIVEN the same question again THEN every figure is the same', async () => {
    const { context } = await searched(NOTES, GLOSSARY);
    const question = {
      text: 'Who is the ambassador to China? 대사',
      collections: ['news', 'press', 'notes'],
    };
    const first = await retrieve(context, parseQuery(context, question));
    const second = await retrieve(context, parseQuery(context, question));
    expect(JSON.stringify(second.candidates)).toBe(JSON.stringify(first.candidates));
    expect(second.terms).toEqual(first.terms);
  });
});
