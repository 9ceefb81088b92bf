/**
 * Forms in which Korean questions end: verbs that say nothing by themselves (하다, 되다, 있다, 없다, 이다, 않다, 싶다), with the
 * endings that ask (국립국어원, 표준국어대사전: 의문형 종결 어미).
 */
const STEM =
  '하|되|있|없|이|인|할|될|했|됐|되었|하였|였|이었|있었|없었|있을|없을|했을|됐을|한|된|않|않았|않을|싶|싶은|일|아닌|아니';
const ENDING = '나요|니|냐|까요?|을까요?|는가요?|는지요?|은가요?|가요|습니까|지요|죠|던가요?|던지|건가요?';
const WHOLE = '합니까|됩니까|입니까|인가|인지|할지|될지|해요|돼요|예요|이에요|있어요|없어요';
const QUESTION_FORM = new RegExp(`^(?:(?:${STEM})(?:${ENDING})|${WHOLE})$`, 'u');

/** Whether a word is nothing but a form of a question: 하나요, 되었는지, 있습니까. */
export const isQuestionForm = (word: string): boolean => QUESTION_FORM.test(word);
