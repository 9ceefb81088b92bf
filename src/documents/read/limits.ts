/** A larger file is not read: 50 MiB of plain text is some 8 million words, more than any one document. */
export const MOST_BYTES = 50 * 1024 * 1024;
/** What a packed format (.docx, .hwpx) may unpack to; more is a damaged file or a zip bomb. */
export const MOST_UNPACKED_BYTES = 200 * 1024 * 1024;
/** Entries in such a file. */
export const MOST_ENTRIES = 10_000;
/** Pages of a PDF. */
export const MOST_PAGES = 5_000;
