import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Locale } from '../locale.ts';
import { Problem } from '../problem.ts';
import { readSources, SOURCES_FILE } from '../sources/settings.ts';
import { distance } from '../text/edit-distance.ts';

/** The access list, directly under the corpus folder. */
export const COLLECTIONS_FILE = 'collections.yaml';
/** Where files lie that are in no folder. */
export const GENERAL = 'general';

const id = z.string('is not in quotation marks: a long number loses its last digits').regex(/^\d{15,22}$/);
const spoken = z.strictObject({ en: z.string().min(1).optional(), ko: z.string().min(1).optional() });
const rule = z.strictObject({
  title: spoken.optional(),
  description: spoken.optional(),
  open: z.union(
    [
      z.literal('everyone'),
      z
        .strictObject({ roles: z.array(id).default([]), channels: z.array(id).default([]) })
        .refine(({ roles, channels }) => roles.length + channels.length > 0),
    ],
    'is `everyone`, or `roles` and `channels` with ids in quotation marks',
  ),
});
const file = z.strictObject({
  collections: z.record(z.string(), rule).nullish(),
  links: z.record(z.string(), z.string().regex(/^https?:\/\//, 'is no address')).nullish(),
});

type Rule = z.infer<typeof rule>;
type Rules = ReadonlyMap<string, Rule>;

/** Where something is said: a thread carries the channel it hangs in. */
export interface Place {
  channelId: string;
  parentId: string | null;
}

/** Who asks, and where. */
export interface Asker extends Place {
  /** Role ids of this person in this server. */
  roles: readonly string[];
}

export interface Access {
  /** Collections this reply may draw from: all this person may see if private, else what everyone there may see. */
  visible(request: Asker & { private: boolean }): string[];
  /** What everyone in a channel may see: public replies, Share, briefings. */
  inChannel(place: Place): string[];
  /** What this person may see in a reply of their own. */
  forPerson(request: Asker): string[];
  title(collection: string, locale: Locale): string;
  description(collection: string, locale: Locale): string | null;
  /** Names of all collections, for whoever runs this. */
  all(): string[];
  /** Role and channel ids that the list opens something to. */
  named(): { roles: string[]; channels: string[] };
}

/**
 * Reads the access list again whenever it changes. It fails closed: while the list cannot be read, nobody sees
 * anything and everyone who asks is told that the list must be mended. A list that was there and vanishes counts as
 * broken, and so does one that names nothing, or a folder that is not there: the folder that was meant would be open to
 * everyone. Where there never was a list, every collection is open. A folder that is not listed is open to everyone.
 *
 * Each method throws a Problem while the list is broken.
 */
export function openAccess(corpusDir: string): Access {
  const own = foldersOf(corpusDir);
  const fed = fedBySources(corpusDir);
  const folders = () => [...own(), ...fed()];
  const rules = checkedAgainst(folders, rulesOf(join(corpusDir, COLLECTIONS_FILE)));
  const all = () => [...new Set([...rules().keys(), ...folders(), GENERAL])].sort();
  const where = (open: (found: Rule | undefined) => boolean) => {
    const known = rules();
    return all().filter((name) => open(known.get(name)));
  };
  const inChannel = (place: Place) => where((found) => !found || openIn(found.open, place));
  const forPerson: Access['forPerson'] = (request) =>
    where((found) => !found || openIn(found.open, request) || openTo(found.open, request.roles));
  const named = () => {
    const opened = [...rules().values()].flatMap(({ open }) => (open === 'everyone' ? [] : [open]));
    const ids = (kind: 'roles' | 'channels') => [...new Set(opened.flatMap((found) => found[kind]))].sort();
    return { roles: ids('roles'), channels: ids('channels') };
  };
  return {
    all,
    named,
    inChannel,
    forPerson,
    visible: (request) => (request.private ? forPerson(request) : inChannel(request)),
    title: (name, locale) => rules().get(name)?.title?.[locale] ?? rules().get(name)?.title?.en ?? name,
    description: (name, locale) =>
      rules().get(name)?.description?.[locale] ?? rules().get(name)?.description?.en ?? null,
  };
}

/**
 * Collections that sources feed, read again when their list changes. While that list cannot be read it is as it was:
 * whoever indexes is told, and a collection that was closed does not open.
 */
function fedBySources(corpusDir: string): () => string[] {
  let stamp: string | undefined;
  let found: string[] = [];
  return () => {
    const now = stampOf(join(corpusDir, SOURCES_FILE));
    if (now === stamp) return found;
    stamp = now;
    try {
      found = readSources(corpusDir).map(({ collection }) => collection);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
    return found;
  };
}

/** The rules, as long as each is about a folder that is there. */
function checkedAgainst(folders: () => string[], rules: () => Rules): () => Rules {
  return () => {
    const known = rules();
    const there = [...folders(), GENERAL];
    const missing = [...known.keys()].find((name) => !there.includes(name));
    if (missing === undefined) return known;
    const near = nearest(missing, there);
    throw broken(`\`${missing}\` is no folder here${near ? `; is \`${near}\` meant?` : ''}`);
  };
}

/** Most letters that may differ in a name that was meant. */
const MISSPELT = 3;

function nearest(name: string, known: readonly string[]): string | undefined {
  const most = Math.min(MISSPELT, Math.floor(name.length / 2));
  const far = (other: string) => distance(name.toLowerCase(), other.toLowerCase(), most);
  return known.filter((other) => far(other) <= most).sort((a, b) => far(a) - far(b))[0];
}

type Open = Rule['open'];

function openIn(open: Open, place: Place): boolean {
  if (open === 'everyone') return true;
  return open.channels.some((channel) => channel === place.channelId || channel === place.parentId);
}

function openTo(open: Open, roles: readonly string[]): boolean {
  return open === 'everyone' || open.roles.some((role) => roles.includes(role));
}

/** Folders directly below, listed again when one comes or goes. */
function foldersOf(corpusDir: string): () => string[] {
  let stamp: string | undefined;
  let found: string[] = [];
  return () => {
    const now = stampOf(corpusDir);
    if (now === stamp) return found;
    stamp = now;
    try {
      found = readdirSync(corpusDir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
        .map((entry) => entry.name.normalize('NFC'));
    } catch {
      found = [];
    }
    return found;
  };
}

function rulesOf(path: string): () => Rules {
  let stamp: string | undefined;
  let found: Rules | Problem = new Map();
  return () => {
    const now = stampOf(path);
    if (now !== stamp) {
      const vanished = now === 'none' && stamp !== undefined;
      if (vanished) found = broken('it was there and is gone');
      else found = now === 'none' ? new Map() : read(path);
      stamp = vanished ? 'vanished' : now;
    }
    if (found instanceof Problem) throw found;
    return found;
  };
}

function stampOf(path: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'none' : 'unreadable';
  }
}

function read(path: string): Rules | Problem {
  try {
    const checked = file.safeParse(parse(readFileSync(path, 'utf8')) ?? {});
    if (checked.success && !checked.data.collections) return broken('it names no collection');
    if (checked.success) {
      const entries = Object.entries(checked.data.collections ?? {});
      return new Map(entries.map(([name, found]) => [name.normalize('NFC'), found]));
    }
    const lines = checked.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    return broken(lines.join('; '));
  } catch (error) {
    return broken(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

function broken(why: string): Problem {
  return new Problem(
    COLLECTIONS_FILE,
    `the access list cannot be read (${why}), so nothing is shown to anyone`,
    'whoever runs this bot must mend that file in the corpus folder',
  );
}
