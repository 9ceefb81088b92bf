/** What somebody is asked to have said, and how texts report it. */

const SAYING =
  /\b(?:sa(?:ys?|id)|t(?:ell|old)|st(?:ate|ress|ated|ressed)\w*|emphasi[sz]\w*|announc\w*|argu\w*|claim\w*|call(?:s|ed|ing)?(?! (?:an? |the |his |her |its |their )?(?:\p{L}+ )?(?:meetings?|conferences?|sessions?|talks|summits?|elections?|back|home)\b)|warn\w*|urg\w*|suggest\w*|propos\w*|explain\w*|describ\w*|add(?:s|ed)|not(?:es|ed)|express\w*|admit\w*|confess\w*|insist\w*|demand\w*|contend\w*|remark\w*|spoke|speech|believ\w*|think|thinks|repl\w+|counter\w*|criticiz\w*|opposed|wants?|wrote|shared|report\w*|introduc\w*|vow\w*|pledg\w*|promis\w*)\b|[“”"「『]|\b(?:I|We|we) \p{Ll}|\b(?:according to)\b|말했|밝혔|강조|설명|주장|언급|덧붙|당부|제안|경고|촉구|요구|지적|평가|전했|라며|다며|라고|다고|고 했|털어놓|소개|발언|약속|맞섰/u;

/** Whether a text reports or is what somebody says. */
export const reportsWords = (text: string): boolean => SAYING.test(text);

const ASKS_WORDS =
  /^\s*(?:and |but )?(?:what|how) (?:did|does|do|has|have) (?<who>.{2,60}?) (?:say|said|tell|told|think|thinks|comment|remark|promise[d]?|warn|claim)\b|(?<ko>[가-힣A-Za-z0-9 ·]{2,30}?)(?:은|는|이|가)\s.*(?:뭐라고|무엇이라고|무슨 말|어떤 말|어떻게 (?:말|평가))/iu;

const TOPIC =
  /\b(?:about|on|regarding|concerning|of|to)\s+(?<en>[^?]+)\??\s*$|(?<ko>[가-힣A-Za-z0-9 ·]+?)(?:에|과|와)?\s?(?:대해서?|대하여|관해서?|관한|대한)\s/iu;

/** What somebody is asked to have spoken about: "what did she say about *climate change*?"; null where that is left open. */
export function askedTopic(question: string): string | null {
  if (askedSpeaker(question) === null) return null;
  const groups = TOPIC.exec(question)?.groups;
  return groups?.en ?? groups?.ko?.replace(/^.*[은는이가]\s/u, '') ?? null;
}

/** Who is asked to have said something: the words that name them; null when the question asks nothing of the kind. */
export function askedSpeaker(question: string): string | null {
  const groups = ASKS_WORDS.exec(question)?.groups;
  return groups?.who ?? groups?.ko ?? null;
}
