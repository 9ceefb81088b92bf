import type { Document } from '../../src/documents/types.ts';

/** A document that says nothing of itself, for tests in which that does not matter. */
export const UNDESCRIBED = {
  publisher: null,
  author: null,
  published: null,
  kind: 'document',
  language: 'en',
  url: null,
  hash: '0'.repeat(64),
} satisfies Partial<Document>;
