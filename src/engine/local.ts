import { openEncoder } from '../../embeddings/encoder/encoder.ts';
import { SHIPPED_READER } from '../../embeddings/encoder/models.ts';
import { openReader } from '../../embeddings/encoder/reader.ts';
import type { Encoder, Reader } from '../../embeddings/encoder/types.ts';
import { type Config, loadConfig } from '../config.ts';
import { domainOf } from '../domains/all.ts';
import type { Context } from '../library/context.ts';
import { LibraryDamage } from '../library/failures.ts';
import { unseal } from '../library/seal.ts';
import { Superseded } from '../library/searched/superseded.ts';
import { openSnapshots, type Snapshots } from '../library/snapshots.ts';
import type { Library } from '../library/types.ts';
import { openLog } from '../log.ts';
import { completed } from '../reading/complete.ts';
import { checkedInput } from './inputs.ts';
import { type Engine, type Operations, operations } from './operations.ts';
import { warm } from './warm.ts';

/** The engine warms up once nothing has been asked for so long, in ms: who asks at once is not kept waiting by it. */
const IDLE = 200;

/**
 * The engine in this process: the command line and the engine's own thread use it. Every call runs on one build from
 * beginning to end, while newer builds are opened and warmed beside it.
 *
 * @param options.warmed open only once everything is in memory, so that nobody's first question waits for it
 * @throws Problem when there is no library yet or the encoder cannot be opened.
 */
export async function openEngine(
  config: Config,
  now = () => new Date(),
  { warmed = false } = {},
): Promise<Engine> {
  const encoder = await openEncoder({
    model: config.model,
    cacheDir: config.modelCacheDir,
    hubUrl: config.hubUrl,
  });
  const reader = readerFor(encoder, config);
  const reranker = config.rerankModel ? await rerankerOf(config, config.rerankModel) : undefined;
  const contexts = new WeakMap<Library, Context>();
  const debug = debugOf(config);
  const contextOf = (library: Library) => {
    const made = () => ({ ...makeContext(library, encoder, config, now), reader, reranker, debug });
    const context = contexts.get(library) ?? made();
    contexts.set(library, context);
    return context;
  };
  const snapshots = await snapshotsOf(config, encoder, (library) => warm(contextOf(library)));

  if (warmed) await ofNewest(snapshots, (library) => warm(contextOf(library)));
  const warming = warmed
    ? ALREADY
    : whenIdle(() => ofNewest(snapshots, (library) => warm(contextOf(library))));
  const run = (name: keyof Operations) => async (input: unknown) => {
    const operation = operations[name] as (context: Context, input: unknown) => unknown;
    const checked = checkedInput(name, input);
    warming.begin();
    try {
      return await ofNewest(snapshots, async (library) => {
        const context = contextOf(library);
        return completed(context, await operation(context, checked));
      });
    } catch (error) {
      // The next run of indexing looks at everything, and mends what it finds.
      if (error instanceof LibraryDamage) unseal(config.dataDir);
      throw error;
    } finally {
      warming.end();
    }
  };
  const calls = Object.keys(operations).map((name) => [name, run(name as keyof Operations)]);
  const close = async () => {
    warming.begin();
    await snapshots.close();
    await reader.close();
    await encoder.close();
    await reranker?.close();
  };
  return { ...Object.fromEntries(calls), refresh: snapshots.refresh, close } as Engine;
}

/** The builds of this machine, or of the database where that is what searches. */
async function snapshotsOf(
  { searchIn, libraryUrl, dataDir, corpusDir, indexing }: Config,
  encoder: Encoder,
  prepare: (library: Library) => Promise<void>,
): Promise<Snapshots> {
  if (searchIn !== 'postgres' || libraryUrl === undefined)
    return openSnapshots({ dataDir, encoder, prepare });
  const { openSearchedSnapshots } = await import('../library/searched/snapshots.ts');
  const beside = indexing ? undefined : corpusDir;
  return openSearchedSnapshots({ libraryUrl, dataDir, encoder, prepare, corpusDir: beside });
}

/** How often something is asked anew because its build was replaced meanwhile. */
const TRIES = 3;

/** Runs `work` on the newest build; again where that is replaced while it is asked. */
async function ofNewest<Done>(
  snapshots: Snapshots,
  work: (library: Library) => Promise<Done>,
): Promise<Done> {
  for (let tries = 1; ; tries++) {
    try {
      return await snapshots.use(work);
    } catch (error) {
      if (!(error instanceof Superseded) || tries === TRIES) throw error;
      await snapshots.refresh();
    }
  }
}

/** What need not be warmed any more. */
const ALREADY = { begin() {}, end() {} };

/** Runs `work` once, as soon as no call has been going on for `IDLE` ms. */
function whenIdle(work: () => Promise<void>) {
  let calls = 0;
  let timer: NodeJS.Timeout | undefined;
  let done = false;
  const wait = () => {
    if (calls > 0 || done) return;
    timer = setTimeout(() => {
      done = true;
      // Whoever asks next meets the same error, and is told of it.
      work().catch(() => {});
    }, IDLE).unref();
  };
  wait();
  return {
    begin() {
      calls++;
      clearTimeout(timer);
    },
    end() {
      calls--;
      wait();
    },
  };
}

async function rerankerOf({ modelCacheDir, hubUrl }: Config, model: string) {
  const { openReranker } = await import('../../embeddings/encoder/reranker.ts');
  return openReranker({ model, cacheDir: modelCacheDir, hubUrl });
}

/** Where the log is to tell how questions are judged, what tells it. */
function debugOf(config: Config): Context['debug'] {
  const log = openLog(config);
  return log.isLevelEnabled('debug') ? (told, what) => log.debug(told, what) : undefined;
}

/** A context with nothing in its memory yet; its domains are those of the settings where `config` names none. */
export function makeContext(
  library: Library,
  encoder: Encoder,
  config: Pick<Config, 'corpusDir'> & Partial<Pick<Config, 'domains'>>,
  now: () => Date,
): Context {
  const memory = new Map<string, unknown>();
  const memo = <T>(key: string, make: () => T): T => {
    if (!memory.has(key)) memory.set(key, make());
    return memory.get(key) as T;
  };
  const domain = domainOf(config.domains ?? loadConfig().domains);
  const reader = readerFor(encoder);
  return { library, encoder, domain, reader, corpusDir: config.corpusDir, now, memo };
}

const readers = new WeakMap<Encoder, Reader>();

/** The reader beside an encoder, opened when it is first asked: lookups and briefings never need it. */
function readerFor(encoder: Encoder, config: Partial<Config> = {}): Reader {
  const known = readers.get(encoder);
  if (known) return known;
  const { readerModel: model, modelCacheDir: cacheDir = '', hubUrl = '' } = config;
  let opening: Promise<Reader> | null = null;
  const open = () => {
    opening ??= openReader({ model, encoder, cacheDir, hubUrl });
    return opening;
  };
  const reader: Reader = {
    name: model ?? SHIPPED_READER,
    read: async (question, passages) => (await open()).read(question, passages),
    close: async () => (await opening)?.close(),
  };
  readers.set(encoder, reader);
  return reader;
}
