import type { Messages } from '../language.ts';

export const messages: Messages = {
  question: /[?？]["”’)]*$/u,
  greeting:
    /^(?:hi|hello|hey|dear|thanks|thank you|thx|cheers|ok|okay|sure|please|sorry|good (?:morning|afternoon|evening|night)|see you|lol|great|nice|congrat\w*|welcome)\b[^.]{0,40}$/iu,
  request:
    /^(?:can|could|would|will|do|does|did|is|are|was|were|has|have|should)\s+(?:you|we|anyone|someone|they|he|she|it|i)\b|^(?:please|let['’]s|let me|i think we should|can we)\b/iu,
  isWhole: () => false,
};
