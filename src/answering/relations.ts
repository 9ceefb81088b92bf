import type { Asked } from '../query/answer-type.ts';

/**
 * What a question wants to know about something, and how texts tell it, in both languages: a question "when was she
 * appointed?" is not answered by a sentence that only names her post. Common ones of the domain; open-ended on purpose,
 * a question that asks none of them is judged by its words alone.
 */
interface Relation {
  name: string;
  asks: RegExp;
  told: RegExp;
  /** Only asked for by questions of these kinds: "who became …?" wants a person, who may simply hold the post. */
  kinds?: readonly Asked[];
}

const MONEY =
  /[$€£¥₩]\s?\d|\d[\d,.]*\s*(?:thousand |million |billion |trillion )?(?:U\.?S\.? )?(?:dollars?|euros?|won|yen|yuan|pounds?|cents?)\b|\b(?:USD|EUR|KRW)\b|\d[\d,.]*\s?[천만억조]*\s?(?:\p{Script=Hangul}{2,4} )?(?:원|달러|유로|엔|위안|파운드)(?![가-힣]{3})|무료|\bfree of charge\b/iu;

const RELATIONS: readonly Relation[] = [
  {
    name: 'appoint',
    kinds: ['date', 'number', 'reason'],
    asks: /\b(?:appoint\w*|nominat\w*|promot\w*|inaugurat\w*|sworn in|t(?:a|oo)ke? office|bec(?:a|o)me (?:the |an? |his |her )?(?:\p{L}+ ){0,3}(?:ambassador|minister|president|secretary|director|envoy|consul|chair\w*|spokes\w+|representative|leader|adviser)|named as)\b|임명|취임|부임|발탁|승진|내정/iu,
    told: /\b(?:appoint\w*|nominat\w*|named|promot\w*|inaugurat\w*|sworn|t(?:a|oo)ke?n? (?:up )?(?:the )?(?:office|post)|bec(?:a|o)m\w+ (?:the |an? |his |her )?(?:\p{L}+ ){0,3}(?:ambassador|minister|president|secretary|director|envoy|consul|chair\w*|spokes\w+|representative|leader|adviser|chief|head|king|queen|emperor|prime|governor|senator|general)|assum\w+|installed|as of|has been (?:the |an? )?\w+ since|called \w+[^.]{0,60}back|presented (?:his|her) credentials)\b|임명|취임|부임|발탁|승진|내정|맡[아은았]|불러들여/iu,
  },
  {
    name: 'leave',
    asks: /\b(?:resign\w*|step(?:s|ped|ping)? down|le(?:ave|ft|aving) (?:the )?(?:office|post|job|ministry)|quit\w*|dismiss\w*|fired|sacked|retir\w*|oust\w*)\b|퇴임|사임|사퇴|물러나|물러났|경질|해임|은퇴|퇴진/iu,
    told: /\b(?:resign\w*|step(?:s|ped|ping)? down|left (?:office|the post|the ministry)|quit\w*|dismiss\w*|fired|sacked|retir\w*|oust\w*|ended (?:his|her) term|replaced|recalled)\b|퇴임|사임|사퇴|물러나|물러났|경질|해임|은퇴|퇴진/iu,
  },
  {
    name: 'born',
    asks: /\b(?:born|birth(?:day|date|place)?|hometown|how old|(?:his|her|what) age|age of)\b|태어|출생|생일|고향|나이(?!지리아|로비|아가라|대)|몇\s*살/iu,
    told: /\b(?:born|birth\w*|native of|hometown|aged?|(?:years?|months?|weeks?|days?) old|years? of age|(?:million|thousand|\d{3}) years)\b|-\s?year\s?-\s?old|\p{Lu}\p{Ll}+, \d{2},|\((?:[^()\d]{0,30}\d{1,2}[^()\d]{1,12})?\d{4}\s?[–-](?!\d\d-)|태어|출생|생일|고향|나이(?!지리아|로비|아가라)|\d\s*(?:살|세)(?!기|대|트)|태생|출신/u,
  },
  {
    name: 'die',
    asks: /\b(?:d(?:ie|ied|ies|ying)|death|deaths|dead|killed|assassinat\w*)\b|사망|숨지|숨졌|서거|별세|타계|사인은/iu,
    told: /\b(?:d(?:ie|ied|ies|ying)|deaths?|dead|kill\w*|assassinat\w*|passed away|funeral|late|murder\w*|execut\w*|shot|suicide|fatal\w*|victims?)\b|\(\D{0,30}\d{4}\)?[^()]{0,20}\s?(?:[–-]{1,2}|~)\s?[^()]{0,20}\d{4}\)|사망|숨지|숨졌|숨진|서거|별세|타계|희생|죽|살해|피살|암살|처형|자살|자결|전사|목숨|세상을 떠|눈을 감/iu,
  },
  {
    name: 'family',
    asks: /\b(?:wife|husband|spouse|marri\w+|son|daughter|children|kids|brother|sister|father|mother|parents)\b|부인|(?<!알)아내|남편|결혼|(?<!받)아들|딸|자녀|아버지|어머니|형제/iu,
    told: /\b(?:wife|husband|spouse|marri\w+|son|daughter|child\w*|kids|brother|sister|father|mother|parents?|family)\b|부인|(?<!알)아내|남편|결혼|부부|(?<!받)아들|딸|자녀|아버지|어머니|형제|가족/iu,
  },
  {
    name: 'succeed',
    asks: /\b(?:replac(?:ed?|es|ing)|succeed\w*|success(?:or|ors)|predecessor\w*|previous(?:ly)?|took over|before (?!the|an?\b)\p{Lu}?\p{L}+(?:\s\p{L}+)?\s*\??$)|후임|전임|후계|직전|이전 직|전 직책/iu,
    told: /\b(?:replac\w+|succe\w+|predecessor\w*|previous(?:ly)?|former(?:ly)?|took over|then-\p{L}+|before|prior|past|earlier|original(?:ly)?|initial(?:ly)?|until|decline|end of|ended|ex-\p{L}+|recalled|back from)\b|후임|전임|후계|이전|직전|전직|출신|지낸|지냈|뒤를 이/iu,
  },
  {
    name: 'sign',
    asks: /\b(?:(?<!\b(?:any|a|no|the|first|clear) )signs?(?! (?:of|that)\b)|sign(?:ed|ing)|ratif\w*|concluded?|conclusion of|came into (?:force|effect)|entered into force|takes? effect)\b|체결|서명|조인|비준|발효/iu,
    told: /\b(?:sign(?:ed|s|ing|atory|atories|ature)?|petition|ratif\w*|conclud\w*|entered into force|into (?:force|effect)|t(?:a|oo)kes? effect|initial(?:l)?ed)\b|체결|서명|조인|비준|발효/iu,
  },
  {
    name: 'visit',
    asks: /\b(?:visit(?:ed|s|ing)?|travel(?:l?ed|s)?|trip)\b|방문|순방/iu,
    told: /\b(?:visit\w*|travel\w*|trips?|tour\w*|went|go(?:es|ing)?|arriv\w*|fl[ey]w?|(?:came|come) to|attend\w*|return\w*)\b|방문|순방|찾(?:아|은|는|을|았|기)|도착|들르|들렀|다녀|출장/iu,
  },
  {
    name: 'chair',
    asks: /\b(?:chair(?:s|ed|ing|man|woman|manship|person)?|host(?:s|ed|ing)?|presid(?:es?|ed|ing)|presidency)\b|(?<!회)의장|주최|개최국|주재한|사회를/iu,
    told: /\b(?:chair\w*|host\w*|presid(?:es?|ed|ing|ency)|president of (?:the )?(?:\d+\w*|\p{L}+ (?:assembly|session|council|conference)|assembly|session|council|conference)|held in|holds?|housed|kept|remained)\b|(?<!회)의장|주최|개최|주재|사회/iu,
  },
  {
    name: 'votes',
    asks: /\b(?:votes?|voted|ballots?)\b|득표|투표|몇 표|표를/iu,
    told: /\b(?:vot\w+|ballots?|abstain\w*|in favou?r|against)\b|득표|투표|\d\s*표(?![가-힣])|표를|찬성|반대|기권/iu,
  },
  {
    name: 'win',
    kinds: ['person', 'number', 'name', 'date'],
    asks: /\b(?:won|winner|medals?|champions?|victor\w*)\b|우승|금메달|메달|승리/iu,
    told: /\b(?:won|winners?|winning|medal\w*|champion\w*|victor\w*|beat|defeated|gold)\b|(?<!\b(?:if|can|could|cannot|must|to|would|should|may|might)\b[^.]{0,30})\bwins?\b|우승|메달|승리|이겼|이긴|당선(?:됐|되었|된|돼|했|한)|꺾/iu,
  },
  {
    name: 'lose',
    kinds: ['person', 'date', 'number'],
    asks: /\b(?:lost|loser|defeated)\b|낙선|패한|패했/iu,
    told: /\b(?:lost|loser|defeat(?:ed)?|beaten|beat|runner-up|withdr\w+|conceded)\b|낙선|패한|패했|패배|졌/iu,
  },
  {
    name: 'elect',
    kinds: ['person', 'date', 'number', 'place'],
    asks: /\b(?:was|were|been|get|got) (?:[\p{L}-]+ ){0,3}(?:re-?)?elected\b|당선(?:됐|되었|된)|선출(?:됐|되었|된)/iu,
    told: /\b(?:was|were|been|is|being|got) (?:\p{L}+ )?(?:re-?)?elected|\b(?:re-?)?elected (?:as|in|on|to|by|president|chair\w*|governor|mayor|member|leader|\d)|\bwon\b|\belections? (?:of|in) \d|당선(?:됐|되었|된|돼|자)|선출/iu,
  },
  {
    name: 'money',
    kinds: ['number', 'thing'],
    asks: /\b(?:costs?|prices?|budgets?|salar(?:y|ies)|wages?|fares?|how much (?:money|funding|aid|oda|of the budget)|how much (?:did|does|do|has|have|will|is|was)\b[^?]*\b(?:spen[dt]|pay|paid|cost|contribut\w+|giv\w+|gave|donat\w+|invest\w*|budget|earn))\b|비용|가격|예산|요금|월급|연봉|급여|봉급|금액|액수|(?:값|돈)[은이을]?\s*얼마|지원금|분담금/iu,
    told: MONEY,
  },
  {
    name: 'contact',
    asks: /\b(?:phone|telephone|fax|e-?mail|web ?site|homepage|address of|hotline)\b|전화|팩스|이메일|홈페이지|주소/iu,
    told: /\b(?:phone|telephone|tel|fax|e-?mail|www\.|https?:|@)|\+?\d{1,3}[-. ]\d{2,4}[-. ]\d{3,4}|전화|팩스|이메일|홈페이지|주소|\S+@\S+/iu,
  },
  {
    name: 'build',
    kinds: ['date', 'person', 'number'],
    asks: /\b(?:design(?:ed|er|s)?|buil[dt]\w*|architect\w*|found(?:ed|er|ers)|establish\w*|invent\w*|creat(?:ed|or))\b|설계|건설|건축|설립|창설|창립|세운|세웠|발명/iu,
    told: /\b(?:design\w*|buil[dt]\w*|architect\w*|found\w*|establish\w*|invent\w*|creat\w*|set up|launch\w*|construct\w*|develop\w*|introduc\w*|adopt\w*|began|beg[iu]n\w*|star(?:t|ts|ted|ting)|written|prove\w*|since its)\b|설계|건설|건축|설립|창설|창립|세우|세운|세웠|발명|수립|출범|만들/iu,
  },
  {
    name: 'stay',
    asks: /\b(?:how long\b[^?]*\b(?:stay\w*|remain\w*)|stay(?:ed|ing)?)\b|체류|머물|머무/iu,
    told: /\b(?:stay\w*|remain\w*|spen[dt]\w*|nights?|until)\b|체류|머물|머무|묵/iu,
  },
  {
    name: 'return',
    asks: /\b(?:return(?:s|ed|ing)?|(?:c(?:a|o)me|go|went|gone) (?:back|home)|flown? (?:back|home)|recall(?:ed|s)?)\b|돌아오|돌아왔|돌아가|돌아갔|돌아간|귀국|귀환|복귀|소환/iu,
    told: /\b(?:return\w*|back|home(?:coming)?|recall\w*|called|go(?:ing|es)?|went|fl[ey]w?|left)\b|돌아오|돌아왔|돌아가|돌아갔|돌아간|귀국|귀환|복귀|소환|들어가|들어갔/iu,
  },
  {
    name: 'endorse',
    asks: /\b(?:endors\w*|back(?:ed|s)|oppos\w*)\b|지지(?:했|하|한|를|선언)|반대(?:했|하|한)/iu,
    told: /\b(?:endors\w*|back\w*|support\w*|favou?r\w*|oppos\w*|against|critici\w*|reject\w*)\b|지지|찬성|반대|반발|거절|거부|비판|규탄|맞서|맞섰|막으|밀고|밀었|미는/iu,
  },
  {
    name: 'reply',
    asks: /\b(?:repl(?:y|ied|ies)|respon(?:d|se)\w*|answer(?:ed|s)?)\b|답했|답변|답장|회신|응답|대답|반응/iu,
    told: /\b(?:repl\w+|respon\w+|answer\w*|countered|reject\w*|welcom\w*)\b|답했|답변|답장|회신|응답|대답|반응|맞섰|받아들/iu,
  },
  {
    name: 'population',
    asks: /\bpopulation\b|인구/iu,
    told: /\b(?:population|populated|populous|inhabit\w*|people|residents|live)\b|인구|주민/iu,
  },
  {
    name: 'lead',
    kinds: ['person'],
    asks: /\bwho (?:leads|heads|runs|is in charge of|is the head of)\b|(?:이끄는|이끈|수장|우두머리|책임자)/iu,
    told: /\b(?:le(?:d|ads?|ading|ader\w*)|head(?:s|ed|ing)?|runs?|ran|president|chair\w*|director|chief|command\w*|in charge|under)\b|이끌|이끄|이끈|수장|회장|총재|위원장|이사장|단장|책임|지휘|장(?:은|이|을|인|에|으로)/iu,
  },
  {
    name: 'study',
    asks: /\b(?:graduat\w*|(?:where|when|whom|who) (?:did|does)\b[^?]* (?:learn|study)|educated|alma mater|major(?:ed)? in|degree (?:in|from))\b|졸업|전공|유학|학위|(?:어디서|어디에서|언제|누구에게)\s?(?:배웠|배운|공부)/iu,
    told: /\b(?:graduat\w*|learn\w*|stud(?:y|ie[ds]|ying)|educat\w*|alma mater|major\w*|degree|universit\w+|college|school|taught|teacher|tutor\w*|train\w*)\b|졸업|전공|유학|학위|대학|학교|배우|배웠|배운|공부|가르/iu,
  },
  {
    name: 'interpret',
    kinds: ['person', 'name'],
    asks: /\b(?:interpret(?:s|ed|er|ing)?|translat(?:es?|ed|or|ing))\b|통역|번역/iu,
    told: /\b(?:interpret|translat)|통역|번역|옮기|옮겼|옮긴/iu,
  },
  {
    name: 'apologise',
    asks: /\bapolog(?:i[sz]e[ds]?|y|ies)\b|사과(?:했|한|를|의)|사죄/iu,
    told: /\b(?:apolog|sorry|regret)|사과|사죄|유감|용서/iu,
  },
  {
    name: 'steal',
    asks: /\b(?:stole|stolen|theft|robbed|burgl\w+)\b|도난|훔친|훔쳤|도둑/iu,
    told: /\b(?:st(?:eal|ole|olen)|theft|thie|rob(?:bed|ber)|burgl|loot|broke into)|도난|훔|도둑|절도|털린/iu,
  },
  {
    name: 'eat',
    asks: /\b(?:eat|ate|eaten|(?:for|at) (?:lunch|breakfast))\b|먹[었은는]|식사로/iu,
    told: /\b(?:eat|ate|food|dish|meal|lunch|dinner|breakfast|menu|served|diet|feed|consum)|먹|식사|음식|메뉴|요리|만찬|오찬/iu,
  },
  {
    name: 'attend',
    kinds: ['number'],
    asks: /\b(?:attend\w*|participa\w*|t(?:a|oo)ke? part|met|meet|gather\w*|on (?:board|the flight)|passengers?)\b|참석|참가|참여|탔나|탑승|승객/iu,
    told: /\b(?:attend\w*|participa\w*|t(?:a|oo)ke?n? part|gather\w*|bring\w*|brought|meet\w*|met|on board|passengers?|including)\b|참석|참가|참여|모인|모였|탑승|승객|태우|태운/iu,
  },
];

/** The relations a question asks for. */
export function askedRelations(question: string, kind: Asked): Relation[] {
  const text = /[가-힣]/.test(question) ? askedAtTheEnd(question) : question;
  return RELATIONS.filter(({ asks, kinds }) => asks.test(text) && (!kinds || kinds.includes(kind)));
}

const KOREAN_QUESTION_WORD =
  /^(?:누구|누가|누굴|언제|어디|무엇|무슨|뭐|뭘|어떤|어느|어떻게|어째서|몇|며칠|얼마|왜)/u;
/** 곳은, 이름은, 사람은: what is asked for in the most general words. */
const KOREAN_GENERAL =
  /^(?:날|날짜|해|때|시기|연도|곳|장소|이유|까닭|원인|사람|인물|이름|나라|국가|것|수|인원|횟수)(?:은|는|이|가|을|를)?$/u;

/**
 * What a Korean question asks: its verb stands at the end, and what comes well before the question word is told, not
 * asked: 사망한 뒤 사단장이 된 사람은 누구인가 asks for no death.
 */
function askedAtTheEnd(question: string): string {
  const words = question.trim().split(/\s+/u);
  const at = words.findIndex((word) => KOREAN_QUESTION_WORD.test(word));
  if (at >= 0) return words.slice(Math.max(0, at - 2)).join(' ');
  const bare = words.map((word) => word.replace(/[?？.!]+$/u, ''));
  const last = bare.findLastIndex((word) => word !== '' && !KOREAN_GENERAL.test(word));
  // 태어난 법률가의 이름은: the name of the one, who is known by his birth.
  const from = last < bare.length - 1 && bare[last]?.endsWith('의') ? last : last - 1;
  return bare.slice(Math.max(0, from)).join(' ');
}

export type { Relation };
