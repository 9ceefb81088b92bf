import { scopeOf } from '../../src/bot/scope.ts';
import type { App, Request } from '../../src/bot/types.ts';
import { THING_KINDS } from '../../src/domains/types.ts';
import type { DateInput } from '../../src/lookup/date.ts';
import type {
  DayCard,
  DocumentCard,
  Nothing,
  PersonCard,
  PhraseCard,
  PostCard,
  ShapeCard,
  ThingCard,
} from '../../src/lookup/types.ts';

export type What = 'thing' | 'person' | 'post' | 'organization' | 'place' | 'date' | 'phrase' | 'document';

/** What was looked up, as it is kept behind the buttons. */
export interface Looked {
  what: What;
  text: string;
  from: string | null;
  to: string | null;
  collection: string | null;
  /** The day it was asked: "last week" stays what it was. */
  today: string;
  /** Of whatever kind something is looked up: the one that was chosen. */
  kind?: string | null;
}

export type Found =
  | PersonCard
  | PostCard
  | ThingCard
  | ShapeCard
  | DayCard
  | PhraseCard
  | DocumentCard
  | Nothing;

/** Looks it up within what may be seen in this reply. */
export async function find(request: Request, app: App, looked: Looked): Promise<Found> {
  const { what, text } = looked;
  const collections = await scopeOf(request, app, looked.collection ?? undefined);
  const input = { text, collections };
  switch (what) {
    case 'thing':
      return app.engine.lookupThing({ ...input, kind: kindOf(looked.kind) });
    case 'person':
      return app.engine.lookupPerson(input);
    case 'post':
      return app.engine.lookupPost(input);
    case 'organization':
      return app.engine.lookupOrganization(input);
    case 'place':
      return app.engine.lookupPlace(input);
    case 'phrase':
      return app.engine.lookupPhrase(input);
    case 'document':
      return app.engine.lookupDocument(input);
    case 'date': {
      const when: DateInput = {
        on: text || null,
        from: looked.from,
        to: looked.to,
        collections,
        today: looked.today,
      };
      return app.engine.lookupDate(when);
    }
  }
}

const KINDS = ['person', 'post', 'organization', 'place', ...THING_KINDS] as const;

/** The kind that was chosen from the suggestions; null for none, and for what was typed by hand. */
const kindOf = (given: string | null | undefined) => KINDS.find((kind) => kind === given) ?? null;
