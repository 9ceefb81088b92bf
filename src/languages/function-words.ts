import { isSyllable } from './ko/hangul.ts';
import { isQuestionForm } from './ko/question-forms.ts';

/** English function words and the words questions are put in, folded as `fold` folds them. */
const ENGLISH = `a about above another after again against all also am an and any are as at be because been before being below
between both but by can could did do does doing done down during each either else ever few for from further get give given
had has have having he her here hers herself him himself his how however i if in into is it its itself just let like made
make many may me might more most much must my myself neither no nor not now of off on once only or other ought our ours
ourselves out over own per please said same say says shall she should since so some such tell than that the their theirs
them themselves then there these they this those through thus to too under until up upon us use used using very was we were
what whatever when where whether which while who whoever whom whose why will with within without would yes yet you your
yours yourself cant didnt doesnt dont hadnt hasnt havent hes im isnt its ive lets shes thats theres theyre theyve wasnt
werent whats wheres whos wont wouldnt youre`;

/** Korean question words and light words, with the particles they usually carry left off. */
const KOREAN = `것 수 등 및 또 또는 그 이 저 그것 이것 무엇 무엇을 무엇이 무엇인 누구 누구인 누가 언제 어디 어디서 어디에 어느 어떤 어떻게 왜 얼마
얼마나 몇 대한 대해 대하여 관한 관해 관하여 위한 위해 위하여 통해 의해 따른 따라 하는 하고 하여 하면 했다 했던 했는 한다 된다 되는 되었 됐다
있는 있다 있다고 있었 있었던 있나 있는지 없는 없다 없다고 이는 때 중 후 전 뒤 곳은 곳 것은 것이 것을 사람은 사람 이름은 말해 알려 설명해`;

const FUNCTION_WORDS = new Set(`${ENGLISH} ${KOREAN}`.split(/\s+/));

/** Whether a folded word says little of what a text is about. */
export function isFunctionWord(form: string): boolean {
  if (FUNCTION_WORDS.has(form)) return true;
  if (!isSyllable(form.charCodeAt(form.length - 1))) return false;
  return (
    isQuestionForm(form) ||
    FUNCTION_WORDS.has(form.replace(/(은|는|이|가|을|를|인가|인가요|일까|입니까)$/, ''))
  );
}
