import type { Config } from '../config.ts';
import { refusal } from '../refusal.ts';
import { type Child, startChild } from './child.ts';
import type { Engine } from './operations.ts';

/** A call is answered, or refused, within so many ms of being made. */
export const DEADLINE = 5_000;
/** A call may work for so long, ms, whatever time it spent waiting; then its process is ended. */
const LONGEST = 5_000;
/** The further processes are started so long after the first has opened, ms: who asks at once is not kept waiting by it. */
const LATER = 2_000;
/** A process that takes longer than this to open the library is ended, ms. */
const OPENING = 120_000;
/** Wait before a process that could not be opened is started again, ms; doubled each time, up to the most. */
const RETRY = { first: 500, most: 30_000 };

/** An engine while its first process loads its code: it opens the library when told to. */
export interface PreparedEngine {
  /** @throws Problem when the library or the encoder cannot be opened. */
  open(): Promise<PooledEngine>;
}

export interface PooledEngine extends Engine {
  /** The same operations, for callers that must not wait in line: they go first. */
  urgent: Engine;
}

interface Task {
  operation: string;
  input: unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
  /** Nobody waits for it any more. */
  over: boolean;
  timer: NodeJS.Timeout | undefined;
}

interface Place {
  child: Child;
  busy: boolean;
  ready: boolean;
  /** Over once the process answers, or never will. */
  opened: Promise<unknown>;
}

const slow = () =>
  refusal(
    [
      `This took longer than ${DEADLINE / 1000} seconds and was stopped`,
      'Ask again in a moment, or ask for less at once',
    ],
    [
      `${DEADLINE / 1000}초가 넘게 걸려 중단했습니다`,
      '잠시 뒤에 다시 시도하거나 한 번에 조금씩 물어 주십시오',
    ],
  );
const stopped = () =>
  refusal(
    ['The search stopped while it worked on this and is being started again', 'Ask for less at once'],
    ['검색이 이 요청을 처리하다가 멈추어 다시 시작하고 있습니다', '한 번에 조금씩 물어 주십시오'],
  );
const starting = () =>
  refusal(
    ['The search is being started again', 'Ask again in a few seconds'],
    ['검색을 다시 시작하는 중입니다', '몇 초 뒤에 다시 물어 주십시오'],
  );

/**
 * The engine in processes of its own: encoding and searching never hold up the event loop that answers Discord, and
 * nothing that is asked can stop it. Each process works on one call at a time, so that a call that hangs holds up nobody
 * else's; it is refused after `DEADLINE`, its process is ended and another one started in its place. The calls of all others
 * go to the processes that are left.
 *
 * A process, not a thread: taking down a thread in which onnxruntime works can take the whole program with it.
 */
export function prepareEngine(config: Config, start: (config: Config) => Child = startChild): PreparedEngine {
  const first = start(config);
  return {
    open: async () => {
      const names = await first.open().catch((error) => {
        first.kill();
        throw error;
      });
      return pool(config, start, first, names);
    },
  };
}

/** @throws Problem as `open` does. */
export function startEngine(config: Config): Promise<Engine> {
  return prepareEngine(config).open();
}

function pool(
  config: Config,
  start: (config: Config) => Child,
  first: Child,
  names: readonly string[],
): PooledEngine {
  const places = new Set<Place>();
  const waiting: { urgent: Task[]; normal: Task[] } = { urgent: [], normal: [] };
  let closed = false;
  let retry = RETRY.first;

  const enter = (child: Child, ready: boolean, opened: Promise<unknown>): Place => {
    const place: Place = { child, busy: false, ready, opened };
    places.add(place);
    void child.ended.then(() => {
      if (place.ready && places.delete(place) && !closed) replace();
    });
    return place;
  };

  /** Starts a process in place of one that ended; where it cannot open the library, again a little later. */
  const replace = () => {
    const child = start(config);
    // One that hangs while it opens is given up like one that cannot.
    const late = setTimeout(() => child.kill(), OPENING);
    const opening = child.open().finally(() => clearTimeout(late));
    const place = enter(
      child,
      false,
      opening.catch(() => {}),
    );
    opening.then(
      () => {
        retry = RETRY.first;
        place.ready = true;
        next();
      },
      () => {
        if (closed || !places.delete(place)) return;
        place.child.kill();
        setTimeout(() => !closed && replace(), retry).unref();
        retry = Math.min(retry * 2, RETRY.most);
      },
    );
  };

  const next = () => {
    for (const place of places) {
      if (place.busy || !place.ready) continue;
      const task = nextTask();
      if (!task) return;
      void work(place, task);
    }
  };

  /** The first that somebody still waits for. */
  const nextTask = (): Task | undefined => {
    for (;;) {
      const task = waiting.urgent.shift() ?? waiting.normal.shift();
      if (!task?.over) return task;
    }
  };

  const work = async (place: Place, task: Task) => {
    place.busy = true;
    const limit = setTimeout(() => place.child.kill(), LONGEST);
    try {
      task.resolve(await place.child.call(task.operation, task.input));
    } catch (error) {
      task.reject(places.has(place) ? error : stopped());
    } finally {
      clearTimeout(limit);
      clearTimeout(task.timer);
      task.over = true;
      place.busy = false;
      next();
    }
  };

  const call = (lane: Task[], operation: string, input: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      const task: Task = { operation, input, resolve, reject, over: false, timer: undefined };
      task.timer = setTimeout(() => {
        task.over = true;
        reject([...places].some(({ ready }) => ready) ? slow() : starting());
      }, DEADLINE);
      lane.push(task);
      next();
    });

  const close = async () => {
    closed = true;
    await Promise.all(
      [...places].map(async ({ child, busy }) => {
        // One that is caught in a call would not hear of it.
        if (!busy) await Promise.race([child.call('close', null).catch(() => {}), after(1_000)]);
        child.kill();
        await child.ended;
      }),
    );
  };
  /** One that is opening the library may have begun with the older build; one that cannot switch is put down. */
  const refreshed = async ({ child, opened }: Place) => {
    await opened;
    const late = setTimeout(() => child.kill(), OPENING);
    await child.call('refresh', null).finally(() => clearTimeout(late));
  };
  const refresh = async () => {
    const all = [...places];
    const looked = await Promise.allSettled(all.map(refreshed));
    // One that ended meanwhile answers nobody from an older build; one that lives and could not switch would.
    for (const [i, one] of looked.entries())
      if (one.status === 'rejected' && places.has(all[i]!)) throw one.reason;
  };
  const lane = (tasks: Task[]) =>
    ({
      ...Object.fromEntries(names.map((name) => [name, (input: unknown) => call(tasks, name, input)])),
      refresh,
      close,
    }) as Engine;

  enter(first, true, Promise.resolve());
  const later = setTimeout(() => {
    for (let more = 1; more < config.engines && !closed; more++) replace();
  }, LATER);
  later.unref();
  return { ...lane(waiting.normal), urgent: lane(waiting.urgent) };
}

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
