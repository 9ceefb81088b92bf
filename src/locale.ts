/** Languages replies are written in. */
export type Locale = 'en' | 'ko';
