import { focusWords } from '../query/answer-type.ts';

/**
 * Things that are asked for by their kind ("which *hotel*", 어느 *대학*), with the words of their names and of the
 * sentences that tell of them: where none stands, no hotel is named. Kinds whose members do without ("which country",
 * "what body") are not among them, nor words that say other things as well ("which present officials").
 */
const KINDS: readonly [asked: RegExp, told: RegExp][] = [
  [
    /^(?:hotels?|inns?)$|^(?:호텔|숙소)/u,
    /\b(?:hotel|inn|resort|hyatt|hilton|marriott|sheraton)s?\b|호텔|숙소|리조트/iu,
  ],
  [
    /^(?:universit(?:y|ies)|colleges?|schools?)$|^(?:대학|학교)/u,
    /\b(?:universit|college|school|academy|institute|faculty|graduat|alma mater|harvard|yale|oxford|cambridge|stanford|princeton|mit\b)|대학|학교|대를? (?:나|졸업)|[가-힣]대(?![가-힣])|학원|졸업/iu,
  ],
  [
    /^(?:newspapers?|dailies|magazines?)$|^(?:신문|일간지|잡지)/u,
    /\b(?:newspaper|dail(?:y|ies)|times|post|herald|gazette|journal|tribune|weekly|magazine|ilbo|hankyoreh|guardian|telegraph|press)\b|신문|일보|타임스|헤럴드|매체|방송|잡지|한겨레|언론|통신|노동/iu,
  ],
  [/^banks?$|^은행/u, /\bbank|\bADB\b|은행|금융/iu],
  [
    /^(?:compan(?:y|ies)|firms|corporations?|manufacturers?)$|^(?:회사|기업|업체)/u,
    /\b(?:compan(?:y|ies)|firms?|corporations?|corp|inc|ltd|co|group|industries|manufactur\w*|brand|maker|business\w*|airlines?|motors?|electronics|studios?|networks?|publisher\w*|media)\b|회사|기업|그룹|업체|전자|자동차|사장|회장|대표|직원|사(?:는|가|의|를|와)(?![가-힣])|\p{Lu}\p{L}+(?:['’]s)?\b.*\b(?:sold|acquired|produced|bought|launched|released|built|made)\b/iu,
  ],
  [/^airlines?$|^(?:항공사|항공편)/u, /\b(?:air|airlines?|airways|flights?|carriers?|plane)\b|항공|여객기/iu],
  [/^(?:airports?)$|^공항/u, /\bairports?\b|공항/iu],
  [
    /^(?:songs?|anthems?|hymns?|tunes?|melod(?:y|ies))$|^(?:노래|곡(?:을|은|이|의)?$)/u,
    /\b(?:songs?|anthems?|hymns?|tunes?|sang|sung|sing\w*|singles?|tracks?|ballad|music|lyrics?|chorus)\b|노래|곡|부르|불렀|음악/iu,
  ],
  [/^(?:vaccines?)$|^백신/u, /\b(?:vaccin|immuni[sz]|inoculat|shots?\b)|백신|접종/iu],
  [/^(?:hospitals?|clinics?)$|^(?:병원)/u, /\b(?:hospital|clinic|infirmary|medical cent)|병원|의원/iu],
  [
    /^charit(?:y|ies)$|^(?:자선|재단)/u,
    /\b(?:charit|foundation|relief|fund\b|funds\b|non-?profit|aid (?:group|agency)|red cross|unicef)|자선|재단|적십자|기금/iu,
  ],
  [/^(?:unions?)$|^(?:노조|노동조합)/u, /\bunions?\b|\bfederation\b|노조|조합|총연맹|노총/iu],
  [/^(?:translators?|interpreters?)$|^(?:통역|번역)/u, /\b(?:translat|interpret)|통역|번역|옮기|옮겼/iu],
  [/^(?:lawyers?|attorneys?)$|^변호사/u, /\b(?:lawyer|attorney|counsel\b|solicitor|barrister)|변호/iu],
  [
    /^gifts?$|^선물/u,
    /\b(?:gift|present(?:s|ed)? (?:him|her|them|with|to)|gave (?:him|her|them)|given|donat|souvenir)|선물|선사|건네|기증/iu,
  ],
  [
    /^(?:meals?|dish(?:es)?|foods?|menus?)$|^(?:음식|요리|메뉴)/u,
    /\b(?:meal|dish|food|menu|lunch|dinner|eat|ate|served|cuisine|cook|soup|rice|meat|fish|bread)|음식|요리|메뉴|먹|식단|식사|끼니/iu,
  ],
  [
    /^(?:planets?)$|^행성/u,
    /\b(?:planet|mercury|venus|mars|jupiter|saturn|uranus|neptune|orbit|astronom)|행성|[수금화목토]성|천왕성|해왕성/iu,
  ],
  [
    /^(?:athletes?|runners?|swimmers?|skaters?)$/u,
    /\b(?:athlete|player|runner|swimmer|skater|team|champion|coach|medal|play|score|game|match|olympi\w+ (?:champion|medal))|선수|감독|금메달|출전|득점|경기/iu,
  ],
  [
    /^(?:museums?|galler(?:y|ies))$|^(?:박물관|미술관)/u,
    /\b(?:museum|galler|collection|exhibit)|박물관|미술관|전시/iu,
  ],
  [
    /^(?:religions?|faiths?)$|^종교/u,
    /\b(?:religio|faith|christian|catholic|protestant|islam|muslim|buddhis|hindu|jewish|judaism|church|taois|confucian|shinto|zoroastr)|종교|교(?:를|도|인|회)|불교|기독|천주|이슬람|신앙/iu,
  ],
  [
    /^(?:currenc(?:y|ies))$|^(?:통화|화폐)/u,
    /\b(?:currenc|dollar|euro\b|won\b|yen|yuan|pound|peso|rupee|ruble|franc)|통화|화폐|달러|유로|[가-힣]화(?![가-힣])/iu,
  ],
  [
    /^(?:awards?|prizes?|medals?)$|^(?:상을|훈장|메달|상은|상이)/u,
    /\b(?:award|prize|medal|honou?r|oscar|nobel|emmy|grammy|trophy|decorat)|상(?:을|이|은|에|과|$)|훈장|메달|수상/iu,
  ],
  [
    /^buildings?$|^건물/u,
    /\b(?:building|hall|tower|house|cent(?:er|re)|palace|headquarters|hotel|office|complex|room|floor)\b|건물|청사|회관|센터|타워|빌딩|궁|관에서|호텔|층/iu,
  ],
  [/^tariffs?$|^관세/u, /\b(?:tariff|dut(?:y|ies)|levy|levied|tax)|관세|세율/iu],
  [
    /^(?:films?|movies?)$|^영화/u,
    /\b(?:film|movie|direct(?:ed|or)|starr\w+|screen|cinema|box office)|영화|감독|주연|개봉|출연/iu,
  ],
  [
    /^(?:books?|novels?)$|^(?:책(?:을|은|이|의)?$|소설)/u,
    /\b(?:book|novel|publi(?:sh|cation)|wr(?:ote|itten|iter)|author|titled|volume|edition|work)|책|소설|저서|펴냈|출간|저자|집필|《|「|『/iu,
  ],
  [
    /^(?:restaurants?|caf[eé]s?)$|^(?:식당|음식점)/u,
    /\b(?:restaurant|caf[eé]|diner|bistro|steakhouse)|식당|음식점|레스토랑/iu,
  ],
  [
    /^(?:stadiums?|arenas?)$|^(?:경기장|체육관)/u,
    /\b(?:stadium|arena|venue|field|park|dome|centre|center|court)\b|경기장|체육관|구장|돔/iu,
  ],
  [
    /^(?:ships?|vessels?|submarines?)$|^(?:함정|선박|잠수함)/u,
    /\b(?:ship|vessel|boat|uss|hms|ferry|submarine|frigate|destroyer|cruiser|sail|aboard)|[가-힣]함(?:은|이|을|의|에|과|정|대)?(?![가-힣])|선박|[가-힣\d]호(?![가-힣])|배(?:를|가|에)/iu,
  ],
  [
    /^(?:treat(?:y|ies)|pacts?)$|^조약/u,
    /\b(?:treat(?:y|ies)|pacts?|agreements?|conventions?|accords?|protocols?|f\.?t\.?a|bit)\b|조약|협정|협약|의정서/iu,
  ],
  [
    /^(?:missiles?|rockets?)$|^(?:미사일|로켓)/u,
    /\b(?:missile|rocket|icbm|launch|projectile)|미사일|로켓|발사|\d\s?[호형](?![가-힣])|[가-힣]포(?![가-힣])/iu,
  ],
  [
    /^(?:majors?)$|^전공/u,
    /\b(?:major|degree|stud(?:y|ied|ying)|engineering|economics|business|science)\b|전공|학과|학위/iu,
  ],
];

/**
 * 1 when a question asks for a thing of a kind that `text` names none of and says nothing of, else 0.
 *
 * @param things words of the question that say what is asked for, as written
 */
export function kindMissing(question: string, things: readonly string[], text: string): number {
  const words = things.length > 0 ? things : focusWords(question);
  const kind = KINDS.find(([asked]) => words.some((word) => asked.test(word)));
  return kind && !kind[1].test(text) ? 1 : 0;
}
