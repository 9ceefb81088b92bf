import { spellSyllable } from './syllables.ts';

/**
 * Korean family names with the spellings people use beside the rule-made ones (passport spellings in the order of
 * frequency given by the National Institute of Korean Language's survey of 2009, where they are in it). Names that the
 * North writes with ㄹ stand together with the South's form: 리/이, 림/임, 류/유, 로/노, 라/나, 량/양, 려/여.
 */
const FAMILIES = `
김 kim gim | 이리 lee yi rhee ri i rhie li | 박 park pak bak | 최 choi choe choy | 정 jung jeong chung chong cheong joung jong
강 kang gang | 조 cho jo joh | 윤 yoon yun youn | 장 jang chang | 임림 lim im rim yim lym | 한 han hahn | 오 oh o
서 seo suh so sur | 신 shin sin | 권 kwon kweon gwon | 황 hwang | 안 ahn an | 송 song | 전 jeon chun jun chon jhun
홍 hong | 유류 yoo yu ryu you ryoo lyu | 고 ko go koh | 문 moon mun | 양량 yang ryang | 손 son sohn | 배 bae pae bai
백 paik baek back paek | 허 heo hur huh ho her | 남 nam | 심 shim sim | 노로 noh roh no ro rho | 하 ha hah | 곽 kwak gwak
성 sung seong song | 차 cha | 주 joo ju chu | 우 woo u wu | 구 koo gu ku goo | 나라 na ra la nah rha | 민 min | 진 jin chin
지 ji chi jee | 엄 eom um uhm om | 채 chae che | 원 won weon | 천 cheon chun chon | 방 bang pang | 공 kong gong
현 hyun hyeon hyon | 함 ham hahm | 변 byun byeon pyon byon | 염 yeom yum yom ryom | 여려 yeo yuh ryo | 추 choo chu
도 do to doh | 소 so soh | 석 seok suk sok | 선 sun seon son | 설 seol sul | 마 ma mah | 길 gil kil | 위 wi wee | 표 pyo
명 myung myeong myong | 기 ki gi kee | 반 ban pan bahn | 왕 wang | 금 keum geum kum | 옥 ok | 육륙 yook yuk | 인 in | 맹 maeng
제 je jae | 모 mo | 탁 tak | 국 kook guk kuk | 어 eo uh | 은 eun | 편 pyun pyeon | 용룡 yong ryong | 예 ye | 봉 bong | 부 boo bu
태 tae thae | 피 pi | 경 kyung kyong | 계 kye | 동 dong tong | 두 doo du | 연 yeon yun yon | 승 seung sung | 궉 kwok | 빈 bin
갈 gal kal | 감 kam gam | 목 mok | 복 bok pok | 사 sa | 음 eum um | 좌 jwa chwa | 팽 paeng pang | 호 ho | 범 beom bum pom
황보 hwangbo | 남궁 namgung namkoong namgoong | 제갈 jegal chegal | 선우 sunwoo sonu seonu | 독고 dokko dokgo | 사공 sakong sagong
`;

/** Weight of a spelling that is on the list above but not made by a rule. */
const CUSTOMARY_WEIGHT = 0.95;

/** Hangul form → the class it belongs to (its Southern form). */
const classes = new Map<string, string>();
/** Class → spellings with weights, customary ones first. */
const spellings = new Map<string, Map<string, number>>();
/** Latin spelling → classes. */
const byLatin = new Map<string, string[]>();

for (const entry of FAMILIES.split(/[|\n]/)) {
  const [hangul, ...latin] = entry.trim().split(' ');
  if (!hangul) continue;
  const compound = ['황보', '남궁', '제갈', '선우', '독고', '사공'].includes(hangul);
  const forms = compound ? [hangul] : [...hangul];
  const family = forms[0]!;
  for (const form of forms) if (!classes.has(form)) classes.set(form, family);
  const known = new Map<string, number>();
  for (const spelling of latin) known.set(spelling, CUSTOMARY_WEIGHT);
  // The rules apply to the bare syllable; a vowel alone ("i", "u") is nearly never written for a family, so it is not read as one.
  if (!compound)
    for (const form of forms)
      for (const [spelling, weight] of spellSyllable(form)) if (weight > 0.9) known.set(spelling, weight);
  spellings.set(family, known);
  for (const spelling of known.keys()) byLatin.set(spelling, [...(byLatin.get(spelling) ?? []), family]);
}

/** The family (its Southern Hangul form) a Hangul family name belongs to, or undefined. */
export const familyOfHangul = (hangul: string): string | undefined => classes.get(hangul);

/** The families a Latin spelling (lower case) may stand for. */
export const familiesOfLatin = (latin: string): readonly string[] => byLatin.get(latin) ?? [];

/** Spellings of a family, customary ones first. */
export const familySpellings = (family: string): string[] => [...(spellings.get(family)?.keys() ?? [])];

/** How usual a spelling is for a family, 0 … 1. */
export const familyWeight = (family: string, latin: string): number => spellings.get(family)?.get(latin) ?? 0;
