import { Problem } from '../problem.ts';
import { Refusal } from '../refusal.ts';

const DAMAGED = /^SQLITE_(NOTADB|CORRUPT)/;
const FULL = /^(SQLITE_FULL|ENOSPC|EDQUOT)/;
const FORBIDDEN =
  /^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_AUTH|EACCES|EPERM|EROFS|ENOTDIR|EEXIST)/;
const BROKEN = /^(SQLITE_IOERR|EIO)/;

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? '');
}

/** True of what SQLite throws when a file is no database, or a broken one. */
export function isDamage(error: unknown): boolean {
  return DAMAGED.test(codeOf(error));
}

/**
 * Something in the library is no longer what was written: it is not shown, and the next indexing makes it again from the
 * documents.
 */
export class LibraryDamage extends Refusal {
  constructor(readonly where: string) {
    super({
      en: {
        what: `A part of the library on the disk is damaged (${where}) and is not shown`,
        next: 'It is made again from the documents: ask again in a minute, or run npm run index',
      },
      ko: {
        what: `디스크에 있는 자료실의 일부가 손상되어 보여 드리지 않습니다(${where})`,
        next: '원본 문서에서 다시 만듭니다. 잠시 뒤에 다시 물어 주십시오',
      },
    });
  }
}

/** True of what is thrown where a folder or disk cannot be written, be it forbidden or full. */
export function isUnwritable(error: unknown): boolean {
  const code = codeOf(error);
  return FULL.test(code) || FORBIDDEN.test(code);
}

/** A failure of the disk or the folder as a Problem about `path`; anything else as it came. */
export function asProblem(error: unknown, path: string): unknown {
  if (error instanceof Problem) return error;
  const code = codeOf(error);
  const cause = { cause: error };
  if (FULL.test(code)) return new Problem(path, 'the disk is full', 'make room and start again', cause);
  if (FORBIDDEN.test(code)) {
    return new Problem(
      path,
      'cannot be written',
      'check who owns the folder and its permissions, or set DATA_DIR to another one',
      cause,
    );
  }
  if (BROKEN.test(code)) {
    return new Problem(path, `the disk reports an error (${code})`, 'check the disk and start again', cause);
  }
  if (DAMAGED.test(code)) {
    return new Problem(path, 'is damaged', 'run npm run index, which makes it anew', cause);
  }
  return error;
}
