import { Problem } from '../../problem.ts';
import { Refusal } from '../../refusal.ts';

/** SQLSTATE of a server that shuts down, cannot take connections yet, or only reads: nothing was done. */
const NOTHING_DONE = new Set(['57P01', '57P03', '25006']);
/** SQLSTATE of transactions that got in each other's way: nothing was done, and it may be done again at once. */
const IN_THE_WAY = new Set(['40001', '40P01']);
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
const BROKEN_OFF = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P02']);
/** What the driver says of a connection without a code, by its beginning. */
const SAID = [
  'Connection terminated',
  'Client has encountered a connection error',
  'Query read timeout',
  'timeout expired',
  'timeout exceeded when trying to connect',
];

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

/** Whether the connection, and not the statement, is what failed: another connection may do. */
export function isLost(error: unknown): boolean {
  const code = codeOf(error);
  return (
    NOTHING_DONE.has(code) ||
    NOT_CONNECTED.has(code) ||
    BROKEN_OFF.has(code) ||
    code.startsWith('08') ||
    SAID.some((words) => String((error as Error | null)?.message ?? '').startsWith(words))
  );
}

/** Whether the statement certainly did nothing and may be said again, on another connection or later. */
export function didNothing(error: unknown): boolean {
  const code = codeOf(error);
  return NOTHING_DONE.has(code) || NOT_CONNECTED.has(code) || IN_THE_WAY.has(code);
}

/** The database cannot be reached, or was lost on the way. */
export class DatabaseLost extends Refusal {
  constructor(
    readonly where: string,
    /** Nothing was done: whatever was to be done may be done again. */
    readonly repeatable: boolean,
    cause: unknown,
  ) {
    super(
      {
        en: {
          what: 'The database cannot be reached right now',
          next: 'Try again in a minute; if it stays so, tell whoever runs the bot',
        },
        ko: {
          what: '지금 데이터베이스에 연결할 수 없습니다',
          next: '잠시 후 다시 시도해 주시고, 계속되면 봇 운영자에게 알려 주십시오',
        },
      },
      { cause },
    );
  }
}

/** What an operator is told when there is no way in at the start. */
export function unreachable(where: string, error: unknown): Problem {
  return new Problem(
    `LIBRARY_URL (${where})`,
    `cannot be opened (${reasonOf(error)})`,
    'check that the server runs and takes connections from here, and that user, password and database are right',
    { cause: error },
  );
}

function reasonOf(error: unknown): string {
  const cause = error instanceof DatabaseLost ? error.cause : error;
  const first = cause instanceof AggregateError ? cause.errors[0] : cause;
  return first instanceof Error && first.message ? first.message : String(first);
}
