import type { Domain, EntityMention } from '../domains/types.ts';
import type { Query } from '../query/types.ts';
import type { Clause } from './clauses.ts';
import { ENTITY, entityOfTerm, entityTerm, type SentenceTerms } from './sentence-terms.ts';

/** Whether a clause is a country, place or institution. */
export const isEntity = ({ forms }: Clause) => [...forms.keys()].some((form) => form.startsWith(ENTITY));

/** Ids of the countries, places and institutions that a clause is. */
export const entityIds = ({ forms }: Clause): string[] =>
  [...forms.keys()].filter((form) => form.startsWith(ENTITY)).map(entityOfTerm);

/** Weight an entity inside a compound has beside the rarest word: 페루 in 주페루대사. */
const INSIDE = 0.8;
/** What is left of the compound's own weight. */
const COMPOUND = 0.4;

/**
 * The clauses with every country, place and institution of the question as one clause that is found under any of its names,
 * in either language: "United Kingdom" by "U.K." and 영국.
 */
export function withEntities(
  domain: Domain,
  { text, entities, officeSaid }: Query,
  { clauses, rarest }: { clauses: readonly Clause[]; rarest: number },
  texts: readonly Pick<SentenceTerms, 'at'>[],
): Clause[] {
  let left = [...clauses];
  for (const entity of entities) left = merged(left, entity, text, texts);
  for (const id of officeSaid?.targets ?? []) {
    if (entities.some((entity) => entity.id === id)) continue;
    const compound = left.findIndex(({ source }) => domain.namesPosting(source));
    if (compound < 0) continue;
    left = left.with(compound, {
      ...left[compound]!,
      weight: left[compound]!.weight * COMPOUND,
      named: false,
    });
    const known = texts.some(({ at }) => at.has(entityTerm(id)));
    left.push({
      source: id,
      weight: rarest * INSIDE,
      forms: new Map([[entityTerm(id), 1]]),
      pairs: [],
      named: true,
      person: null,
      unknown: !known,
    });
  }
  return left;
}

function merged(
  clauses: Clause[],
  { id, start, end }: EntityMention,
  question: string,
  texts: readonly Pick<SentenceTerms, 'at'>[],
): Clause[] {
  const mention = question.slice(start, end);
  const tail = question.slice(start).split(/\s/, 1)[0]!;
  const inside = clauses.filter(
    ({ source }) => mention.includes(source) || source.startsWith(mention) || source === tail,
  );
  const first = inside[0];
  if (!first) return clauses;
  const heaviest = inside.reduce((a, b) => (b.weight > a.weight ? b : a));
  const forms = new Map(inside.length === 1 ? first.forms : []);
  forms.set(entityTerm(id), 1);
  // Written out as in the question it is found too where it is no institution of its own: "UN Security Council members".
  const written = inside.map((one) => one.forms.keys().next().value).filter((form) => form !== undefined);
  if (written.length === inside.length && written.length > 1 && written.every((form) => /^[a-z]/.test(form)))
    forms.set(written.join(' '), 1);
  const known = inside.every(({ unknown }) => !unknown) || texts.some(({ at }) => at.has(entityTerm(id)));
  const clause: Clause = {
    source: mention,
    weight: heaviest.weight,
    forms,
    pairs: inside.length === 1 ? first.pairs : [],
    named: true,
    person: null,
    unknown: !known,
  };
  return clauses.flatMap((one) => (one === first ? [clause] : inside.includes(one) ? [] : [one]));
}
