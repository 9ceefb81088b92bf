/** Runs of text on one page; the fullest pages of timetables have some 20,000. */
export const MOST_ITEMS_ON_PAGE = 200_000;
/** Runs of text in one document. */
export const MOST_ITEMS = 5_000_000;
/** Bytes that one packed stream may hold; drawings of maps reach some 100 MiB. */
export const MOST_IN_STREAM = 256 * 1024 * 1024;
