/** Discord's limits, from its documentation and API description; characters are UTF-16 code units unless said otherwise. */

/** First response to an interaction, ms. */
export const FIRST_RESPONSE = 3_000;
/** Life of an interaction's token, ms. */
export const TOKEN_LIFE = 15 * 60_000;

export const CUSTOM_ID = 100;
export const BUTTON_LABEL = 80;
export const BUTTONS_IN_ROW = 5;
export const LINK = 512;
export const SELECT_OPTIONS = 25;
export const SELECT_LABEL = 100;
export const SELECT_VALUE = 100;
export const SELECT_DESCRIPTION = 100;
export const SELECT_PLACEHOLDER = 150;
export const SECTION_TEXTS = 3;

/** Components of one message, nested ones counted. */
export const COMPONENTS = 40;
/** Over all text displays of one message. */
export const TEXT_TOTAL = 4_000;
export const CONTENT = 2_000;

export const EMBEDS = 10;
export const EMBED_TITLE = 256;
export const EMBED_DESCRIPTION = 4_096;
export const EMBED_FIELDS = 25;
export const EMBED_FIELD_NAME = 256;
export const EMBED_FIELD_VALUE = 1_024;
export const EMBED_FOOTER = 2_048;
export const EMBED_AUTHOR = 256;
/** Over all embeds of one message. */
export const EMBED_TOTAL = 6_000;

export const FILES = 10;

export const CHOICES = 25;
export const CHOICE_NAME = 100;
export const CHOICE_VALUE = 100;

export const OPTIONS = 25;
export const DESCRIPTION = 100;
/** Names, descriptions and choice values of one command, each in its longest language. */
export const COMMAND_TOTAL = 8_000;
export const COMMAND_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
export const CONTEXT_MENU_NAME = 32;

export const MODAL_TITLE = 45;
export const MODAL_LABEL = 45;
export const MODAL_COMPONENTS = 5;
export const TEXT_INPUT = 4_000;

export const THREAD_NAME = 100;
