/** Languages that the program knows: what people read and what is read for them is there in each. */
export const LANGUAGE_CODES = ['en', 'ko'] as const;
export type LanguageCode = (typeof LANGUAGE_CODES)[number];

/** The type of thing a question asks for, as far as its words tell. `thing`: nothing that a pattern recognises. */
export type AnswerType = 'person' | 'date' | 'number' | 'place' | 'reason' | 'name' | 'thing';
