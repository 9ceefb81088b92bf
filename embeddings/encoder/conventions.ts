/** How a model wants to be used, where its files do not say: prefixes and pooling, from the models' own cards. */
export interface Convention {
  queryPrefix: string;
  passagePrefix: string;
  pooling: 'mean' | 'first';
}

const PLAIN: Convention = { queryPrefix: '', passagePrefix: '', pooling: 'mean' };

/** First match wins; the key is looked for in the model's name, whoever converted it. */
const CONVENTIONS: readonly [RegExp, Partial<Convention>][] = [
  [/e5-.{0,80}-instruct/i, { queryPrefix: 'Instruct: Retrieve passages that answer the question\nQuery: ' }],
  [/(^|[/-])(multilingual-)?e5-/i, { queryPrefix: 'query: ', passagePrefix: 'passage: ' }],
  [
    /(^|\/)bge-.{0,80}-en/i,
    { queryPrefix: 'Represent this sentence for searching relevant passages: ', pooling: 'first' },
  ],
  [/(^|\/)bge-/i, { pooling: 'first' }],
  [
    /snowflake-arctic-embed/i,
    { queryPrefix: 'Represent this sentence for searching relevant passages: ', pooling: 'first' },
  ],
  [/nomic-embed/i, { queryPrefix: 'search_query: ', passagePrefix: 'search_document: ' }],
  [
    /mxbai-embed/i,
    { queryPrefix: 'Represent this sentence for searching relevant passages: ', pooling: 'first' },
  ],
];

/** @example conventionOf('Xenova/multilingual-e5-small').queryPrefix // 'query: ' */
export function conventionOf(model: string): Convention {
  return { ...PLAIN, ...CONVENTIONS.find(([name]) => name.test(model))?.[1] };
}
