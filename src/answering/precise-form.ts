/** A number with what it counts, by the words that ask for it. */
const FORMS: readonly [question: RegExp, answer: RegExp][] = [
  [
    /\bhow old\b|\bat what age\b|나이(?!대|지리아|로비)|몇\s*살/i,
    /\bage[ds]?\b|\byears? (?:old|of age)\b|-year-old|\byears ago\b|\bold\b|\d\s?(?:세|살)(?!기|대|트)/i,
  ],
  [
    /\bhow long\b|\bhow (?:many (?:years|months|weeks|days|hours|minutes)|much time)\b|얼마\s*동안|몇\s*(?:년|달|개월|주|일|시간|분)\s*(?:간|동안|만에|이내|마다|후|뒤|전|까지|이나|씩|을|를|이 지나|이상)|며칠\s*(?:간|동안|만에|이나|씩)|몇\s*(?:시간|개월|달|분)(?![가-힣]*째)/i,
    /\b(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|centur(?:y|ies)|decades?|metres?|meters?|km|kilomet\w+|miles?|feet|ft)\b|동안|개월|시간|\d[\d,.]*\s?[여만억천백]*\s?(?:년|달|주|일|분)|(?:하루|이틀|사흘|나흘|닷새|보름|[한두세네]\s?(?:해|달|주))/i,
  ],
  [/\bhow far\b|\bwhat distance\b/i, /\b(?:km|kilomet\w+|miles?|metres?|meters?|feet|ft|yards?)\b/i],
  [
    /\bpercent(?:age)?\b|\bwhat (?:share|proportion|fraction)\b|비율|퍼센트/i,
    /%|\bper ?cent\b|\bpercent(?:age)?\b|퍼센트|\b(?:half|third|quarter|one-\w+|two-\w+)\b/i,
  ],
  [
    /\bhow much (?:money|did .* (?:cost|pay|spend|earn|raise))|\bcost\b|\bprice\b|금액|가격|비용/i,
    /[$£€₩]\s?\d|\b(?:dollars?|pounds?|euros?|won|yen|cents?)\b|원|달러|유로|파운드|위안|엔/i,
  ],
  [/\b(?:what|which|in what) year\b|몇\s*년도?|연도|년도/i, /\b(?:1\d|20)\d\d\b|\d{4}년/],
  [/\b(?:what|which) century\b|(?:몇|어느)\s*세기/i, /\bcentur(?:y|ies)\b|세기/i],
  [
    /\b(?:what|which) month\b|몇\s*월/i,
    /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\d{1,2}월/,
  ],
  [/\b(?:what|which) (?:date|day)s?\b|며칠|날짜/i, /\d/],
];

/** What an answer has to look like when the question asks for a particular kind of number or date; null when it does not. */
export function preciseForm(question: string): RegExp | null {
  for (const [asks, form] of FORMS) if (asks.test(question)) return form;
  return null;
}
