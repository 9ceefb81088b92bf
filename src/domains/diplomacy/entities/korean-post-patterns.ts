import { TITLE } from './korean-title.ts';

/** "주중대사는 권한솔이다". */
export const TITLE_IS = new RegExp(
  `(?<title>(?:[가-힣A-Z0-9·]{1,12}\\s){0,2}?[가-힣A-Z0-9·]{0,12}?(?:${TITLE}))(?:은|는)\\s$`,
  'u',
);
export const IS_AFTER = /^(?:이다|이었|였|다[.\s]|입니다|이며|이고|으로\s(?:바뀌|교체))/u;
export const TITLE_BEFORE = new RegExp(
  `(?<title>(?:[가-힣A-Z0-9·]{1,12}\\s){0,2}?[가-힣A-Z0-9·]{0,12}?(?:${TITLE}))(?:인|이자|이신|에)?\\s$`,
  'u',
);
/** "…주유엔대사로 부임했다": what someone named earlier becomes, is or was. */
export const BECOMES = new RegExp(
  `(?<![가-힣])(?<title>(?:(?:외교부|국방부|통일부|외무성)\\s)?[가-힣A-Z0-9·]{0,14}(?:${TITLE}))(?:(?:을|를|직을)\\s?(?=(?:두루\\s)?(?:지냈|지내|역임|거쳐|거친|맡(?!아\\s(?:달|줄|주))))|(?:으로|로|에|직을)\\s?(?=(?:정식\\s)?(?:부임|임명|내정|취임|지명|선출|발탁|재직|일하|일했|근무|활동|재임|위촉|승진|선임|기용|발령|파견|보냈|보내|있)))`,
  'gu',
);
/** "주베트남대사에 최영삼 전 대변인을 임명했다": the post, then who is to hold it. */
export const APPOINTED = new RegExp(
  `(?<![가-힣])(?<title>[가-힣A-Z0-9·]{0,14}(?:${TITLE}))(?:으로|로|에는?)\\s(?=[^.]{0,60}(?:임명|내정|지명|선임|발탁|기용|위촉|선출))`,
  'gu',
);
/** 주미대사, 유엔 주재 북한 대사: a post with its place and nobody named. */
export const ALONE =
  /(?<![가-힣])(?<title>(?:주[가-힣A-Z·]{1,12}\s?(?:[가-힣]{2,8}\s?)?|[가-힣A-Z·]{2,12}\s(?:주재\s)?(?:[가-힣]{2,8}\s)?)(?:대사|총영사|총리|대통령|외무장관|외교장관|국방장관|사무총장))(?=(?:들|에게|에서|으로|로|이|가|은|는|을|를|의|와|과|도)?(?![가-힣]))/gu;
/** 총영사로 부임한 김형준: said of the name that follows. */
export const OF_NEXT = /^[가-힣]{2,4}[한된던는]\s$/u;
/** 국무위원 겸 외교부장: one more post of the same. */
export const AND_POST = new RegExp(
  `^\\s?(?:겸|이자)\\s?(?<title>(?:[가-힣A-Z0-9·]{1,12}\\s){0,2}?[가-힣A-Z0-9·]{0,12}?(?:${TITLE}))`,
  'u',
);
export const OVER = /^(?:전임|전|당시|前)\s/u;
/** 외교부 김민하 대변인: the ministry right before a name. */
export const MINISTRY_BEFORE = /(?<![가-힣])([가-힣]{1,6}(?:부|성|실|처|청))(?:의)?\s$/u;
