/** A larger file is not read: 50 MiB of plain text is some 8 million words, more than any one document. */
export const MOST_BYTES = 50 * 1024 * 1024;
/** What a packed format (.docx, .hwpx) may unpack to; more is a damaged file or a zip bomb. */
export const MOST_UNPACKED_BYTES = 200 * 1024 * 1024;
/** Entries in such a file. */
export const MOST_ENTRIES = 10_000;
/** Pages of a PDF. */
export const MOST_PAGES = 5_000;
/** Characters of text in a packed format: as many as a plain text of `MOST_BYTES` may have. */
export const MOST_TEXT = 50 * 1024 * 1024;
/** Elements of XML or HTML within one another; Word's own documents have some thirty. */
export const MOST_DEPTH = 400;
/** Elements in one paragraph, table or row of a table that is held in memory at a time. */
export const MOST_NODES = 3_000_000;
/** Cells of a workbook that hold something. */
export const MOST_CELLS = 2_000_000;
