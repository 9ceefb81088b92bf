/** What reading one file may take; more, and it is left out with one clear line. */

/** ms for any file, and for each MiB of it besides: the slowest format read honestly, PDF, takes about 1 s a MiB. */
export const MOST_TIME = { file: 20_000, mebibyte: 4_000 } as const;
/** Bytes of memory of the reader's process. */
export const MOST_MEMORY = 2 * 1024 * 1024 * 1024;
/** MiB of its JavaScript heap. */
export const MOST_HEAP_MIB = 1_536;
