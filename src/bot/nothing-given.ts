import type { Incoming } from './types.ts';

/** All that somebody may give with a request, not given. */
export const NOTHING_GIVEN: Pick<
  Incoming,
  'options' | 'uploads' | 'focused' | 'target' | 'customId' | 'onPrivate' | 'values' | 'fields'
> = {
  options: {},
  uploads: {},
  focused: null,
  target: null,
  customId: null,
  onPrivate: false,
  values: [],
  fields: {},
};
