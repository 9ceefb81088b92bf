import type { Logger } from 'pino';
import { prioritised } from '../engine/priority-queue.ts';
import { check, tidyChoices } from '../message/check.ts';
import { learnCommands } from '../message/command-names.ts';
import type { Choice, Message } from '../message/types.ts';
import { Problem } from '../problem.ts';
import { parseCustomId } from './custom-id.ts';
import { explain } from './error-presenter.ts';
import { recentLatency } from './latency.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { isPrivate, prepare } from './prepare.ts';
import { rateLimit, TYPING } from './rate.ts';
import * as refusals from './refusals.ts';
import { TOO_LATE } from './transport.ts';
import type { App, Command, Incoming, LatencySummary, Request, Responder } from './types.ts';

export interface Router {
  /** Answers one request through its responder. Never throws. */
  handle(incoming: Incoming, responder: Responder): Promise<void>;
  /** Takes no more requests and waits for those in flight, so many ms at most. Returns how many were left. */
  drain(ms: number): Promise<number>;
  readonly commands: readonly Command[];
  readonly metrics: Metrics;
  /** How long the last answers took. */
  latency(): LatencySummary;
}

interface Options {
  metrics?: Metrics;
  /** Seconds somebody has to wait; 0: go ahead. */
  limit?: (user: string) => number;
}

/**
 * The one way from a request to its command and back, the same for Discord, the preview page and tests: decides who
 * sees the answer, announces it first, runs the command, checks the answer against Discord's limits, and turns
 * whatever is thrown into one private message.
 */
export function createRouter(commands: readonly Command[], given: App, options: Options = {}): Router {
  const metrics = options.metrics ?? createMetrics();
  const latency = recentLatency();
  const engine = prioritised(given.engine);
  const app: App = { ...given, engine: engine.normal, latency: latency.summary };
  const quick: App = { ...app, engine: engine.urgent };
  const limit = options.limit ?? rateLimit(app.now);
  const typing = rateLimit(app.now, TYPING.burst, TYPING.perSecond);
  // A mention is refused in public, so not each time.
  const toldAgain = rateLimit(given.now, 1, 1 / 60);
  const byName = new Map(commands.map((command) => [command.data.name, command]));
  learnCommands(commands.map(({ data }) => data));
  const inFlight = new Set<Promise<void>>();
  let draining = false;

  async function answer(
    incoming: Incoming,
    responder: Responder,
    log: Logger,
    started: number,
  ): Promise<string> {
    const first = () => metrics.first.observe({ kind: incoming.kind }, (performance.now() - started) / 1000);
    if (incoming.kind === 'autocomplete') {
      const limited = typing(incoming.user.id) > 0;
      const found = limited ? [] : await inTime(suggestions(byName, incoming, quick, log));
      await responder.suggest(found);
      first();
      return limited ? 'limited' : 'answered';
    }
    let announced = false;
    try {
      if (draining) throw refusals.restarting();
      const work = await announceable(prepare(byName, incoming, app));
      const wait = limit(incoming.user.id);
      if (wait > 0 && incoming.kind === 'message' && toldAgain(incoming.user.id) > 0) return 'limited';
      if (wait > 0) throw refusals.slower(wait);
      if (work.form) {
        await responder.open(await announceable(Promise.resolve(work.form.open(work.request, app))));
        first();
        return 'answered';
      }
      await responder.defer(work.defer ?? 'private');
      announced = true;
      first();
      if (incoming.elsewhere) work.request.roles = await incoming.elsewhere();
      const reply = await work.run(async (shown) => responder.answer(sound(shown)));
      if (reply.silent) return 'answered';
      const posted = reply.post && sound(reply.post);
      sound(reply);
      // What a press does is said when it is done; a new reply has to be there before another message can follow it.
      if (posted && work.defer === 'update') await responder.post(posted);
      await responder.answer(reply);
      if (posted && work.defer !== 'update') await responder.post(posted);
      if (reply.aside) await responder.whisper(sound(reply.aside));
      return 'answered';
    } catch (thrown) {
      if (isGone(thrown)) throw thrown;
      if (incoming.unasked) {
        log.warn({ err: thrown }, 'a post was not answered');
        return 'refused';
      }
      const message = explain(thrown, incoming.locale, incoming.id, log);
      if (!announced) first();
      await responder.fail(message);
      return thrown instanceof Problem ? 'refused' : 'failed';
    }
  }

  async function handle(incoming: Incoming, responder: Responder): Promise<void> {
    const started = performance.now();
    const command = incoming.command || (parseCustomId(incoming.customId ?? '')?.command ?? 'unknown');
    const labels = { command: byName.has(command) ? command : 'unknown', kind: incoming.kind };
    const log = app.log.child({
      request: incoming.id,
      ...labels,
      guild: incoming.guildId,
      user: incoming.user.id,
    });
    metrics.inFlight.inc();
    let outcome = 'failed';
    try {
      outcome = await answer(incoming, responder, log, started);
    } catch (thrown) {
      outcome = isGone(thrown) ? 'late' : 'undelivered';
      const ms = Math.round(performance.now() - started);
      if (isGone(thrown)) log.warn({ err: thrown, ms }, 'too late: Discord took the interaction back');
      else log.error({ err: thrown, ms }, 'the answer could not be delivered');
    }
    const seconds = (performance.now() - started) / 1000;
    metrics.inFlight.dec();
    if (outcome === 'answered' && incoming.kind !== 'autocomplete') latency.add(seconds * 1000);
    metrics.requests.inc({ ...labels, outcome });
    metrics.whole.observe({ command: labels.command }, seconds);
    log.info({ outcome, ms: Math.round(seconds * 1000) }, 'request');
  }

  return {
    commands,
    metrics,
    latency: latency.summary,
    handle(incoming, responder) {
      const work = handle(incoming, responder).finally(() => inFlight.delete(work));
      inFlight.add(work);
      return work;
    },
    async drain(ms) {
      draining = true;
      let timer: NodeJS.Timeout | undefined;
      const timeout = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, ms);
      });
      await Promise.race([Promise.allSettled([...inFlight]), timeout]);
      clearTimeout(timer);
      return inFlight.size;
    },
  };
}

/** Suggestions have to be there within Discord's three seconds; none is better than an error, ms. */
const SUGGEST = 2_000;

function inTime(found: Promise<Choice[]>): Promise<Choice[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Choice[]>((resolve) => {
    timer = setTimeout(() => resolve([]), SUGGEST);
  });
  return Promise.race([found, late]).finally(() => clearTimeout(timer));
}

/** What is asked of the state before anything is announced must leave time to say so within Discord's three seconds, ms. */
const ANNOUNCE = 2_000;

/** @throws Refusal when it takes so long that there is only just time to say so. */
function announceable<Ready>(work: Promise<Ready>): Promise<Ready> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(refusals.tooLong()), ANNOUNCE);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function suggestions(byName: ReadonlyMap<string, Command>, incoming: Incoming, app: App, log: Logger) {
  const command = byName.get(incoming.command);
  if (!command?.autocomplete || (command.manage && !incoming.manager)) return [];
  const request: Request = { ...incoming, private: false, action: null, state: [] };
  try {
    request.private = await isPrivate(command, request, app);
    if (incoming.elsewhere) request.roles = await incoming.elsewhere();
    return tidyChoices(await command.autocomplete(request, app));
  } catch (thrown) {
    // There is no way to show an error while somebody types: no suggestions, and the reason in the log.
    log.warn({ err: thrown }, 'no suggestions');
    return [];
  }
}

/** @throws Error naming each of Discord's limits that a message breaks. */
function sound<Found extends Message>(message: Found): Found {
  const faults = check(message);
  if (faults.length > 0) throw new Error(`over Discord's limits: ${faults.join('; ')}`);
  return message;
}

/** The three seconds were missed: there is nothing left to answer to. */
function isGone(thrown: unknown): boolean {
  return (thrown as { code?: unknown } | null)?.code === TOO_LATE;
}
