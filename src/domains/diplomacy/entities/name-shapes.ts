import { nameShapes } from '../../general/name-shapes.ts';
import { entryOf } from './gazetteer.ts';
import { KOREAN_TITLES } from './title-words.ts';

/** Korean names, told from offices, countries and institutions. */
export const { mayBeName, isSurelyName } = nameShapes({
  isTitle: (word) => KOREAN_TITLES.includes(word),
  isKnown: (word) => entryOf(word) !== undefined,
});
