import type { Span } from '../../documents/types.ts';
import { familyOfHangul } from '../names/families.ts';
import { entryOf } from './gazetteer.ts';
import { mentionAt, overlaps, withoutOverlaps } from './mention.ts';
import type { PersonMention } from './people-english.ts';
import { KOREAN_HONORIFICS, KOREAN_TITLES } from './title-words.ts';

/**
 * Syllables that Korean given names are made of, first and second place, from the names of office holders and of births
 * since 2008 (Supreme Court of Korea, family register statistics), without those that mostly end other nouns.
 */
const FIRST = new Set(
  '가강건경계관광교구국권규근기길나남다달대덕도동두라래로리림마만명무문미민방백범별병보복봉부빈사산삼상새서석선설섭성세소솔송수숙순슬승시신아안애양언여연영예오옥온완용우욱운웅원유윤율은을의이익인일자장재전정제종주준중지진찬창채천철청초춘충치태택평필하학한해향헌혁현형혜호홍화환효훈휘희',
);
const SECOND = new Set(
  '강개건겸경곤관광교구국권규균근기길나남녀늘님다단달담대덕도돈동두득라란람래량련렬령록롬룡루률름리린림마만명모목무문미민배백범별병복봉빈빛산삼상새샘서석선설섭성세솔송수숙순슬승식신실심아안애양언연열엽영예옥온완용우욱운울웅원월위유윤율은을음의이익인일임자장재전정제조종주준중지직진집찬창채천철춘출충치택평표필하학한해향헌혁현협형혜호홍화환황회효훈휘흠흥희',
);
/** Families that few other words begin with: a whole name of theirs needs no title to be known. */
const CLEAR = new Set('김박최윤권황곽임송홍허노손백심엄탁맹');
/** Those that more words begin with: no title needed where the last syllable ends no noun. */
const LIKELY = new Set('이정강조장한오서신안유문배남양전나민류고');
/** Last syllables of nouns and verbs that look like names. */
const NOUN_ENDING = new Set(
  '성자원량율률부소도회단장실국사관권군급계과측력품물액비금세식화학론점기어인법지진대상중시제전체형용산생하한해고나라로만의은이을를가는며면서게히적들각선수간당청처반',
);
/** Last syllables of given names that end hardly any noun: with these a rarer family needs no title either. */
const NAME_ENDING = new Set('희욱훈숙옥혁섭준윤빈균범렬룡환흠혜찬');
/** Families so rare that a word of their shape is a name only where both its other syllables are of names. */
const RARE = new Set('갈감목복사음좌팽호범');
/** Families that are read alone before a title (최 대사): those that are no other word there, as 이, 한, 전 and 나 are. */
const ALONE = new Set(
  '김박최정강조윤장임오서신권황안송류홍유문배반노남허백손심곽함고양진엄변추민석선설여염채천방표',
);
/** Endings that make a verb or an adjective of a noun. */
const VERBAL = /(?:[해한할함된될됨돼하되했적들인성측중차]|다며|주재|라며|이며|하며)$/u;
/** Particles of two syllables: 하에서, 한국으로. */
const PHRASE = /(?:에서|에게|으로|까지|부터|보다|처럼|라는|다는|라고|이라)$/u;
/** Particles: the last syllable of a noun with one. */
const PARTICLES = new Set('은는이가을를의도로만과와나에');
/** First halves of institutions and offices: 통일부, 민주당, 북미국. */
const INSTITUTIONS =
  /^(?:통일|국방|외교|외무|재무|법무|환경|교육|노동|문화|산업|행정|기획|보건|여성|농림|해양|과학|정보|국토|고용|민주|공화|자유|사회|공산|국민|정의|진보|보수|열린|통상|경제|정무|공보|홍보|북미|중동|유럽|동북|국제|조약|영사|개발|다자|양자|원자|방위|안보|대북|대외|의전|감사|총무|인사|조사|연구|지역|남북|한미)(?:부|당|국|청|실|원|처|회|과|단|관|팀|위|$)|^(?:통일|국방|외교|외무|재무|법무|환경|교육|노동|문화|산업|보건|농림|국토|통상|무역|방위|총무|체육|철도|보위|안전)성$/u;

const TITLE = KOREAN_TITLES.join('|');
const HONORIFIC = KOREAN_HONORIFICS.join('|');
/** Words a title may have before its last one: institutions, countries, fields of work. */
const BEFORE_TITLE =
  /^(?:대통령|국무총리|총리|장관)$|^[미중일러영독불]$|^[한미중일러북남]{2,3}$|^(?:제?\d|주)|(?:부|청|원|처|성|국|당|회|은행|대학교?|재|본부|실|시|도|군|그룹|연맹|협회|재단|단|소|관|측|기구|센터|연합|공사|신문|방송|통신|전자|자동차|위)$|외교|안보|경제|통상|국방|통일|특별|수석|정무|공보|북핵|대북|대미|대중|대일|국제|기후|인권|사이버|개발|영사|재무|외무|문화|법무|행정|사회|교육|과학|보건|환경|노동|한반도|평화|교섭|정책|홍보|민정|총무|인사|국정|원내|선임|상임|공동|차석|고위|최고|실무|전문|순회|명예|임시|담당|전략|비상/u;

/** "부상" is an injury and "공사" building works more often than a post: only next to what makes them one. */
const AMBIGUOUS = /(?:^|\s)(?:부상|공사|수석|대표|위원|서기)$/u;

/** What makes a 부상 after a name a deputy minister: the North's ministries right before. */
const NORTHERN = /(?:북한|북측|외무성|무역성|인민무력성|체육성|보건성|노동당)(?:의)?\s$/u;

const gluedTo = (title: string): string => title.replace(new RegExp(`(?:${TITLE})$`, 'u'), '');

/** Whether what stands between a name and a title may belong to the title; `left` is what stands before the name. */
export function plausibleTitle(title: string, left = ''): boolean {
  const words = title.split(/\s+/);
  const before = words.slice(0, -1);
  if (/부상$/u.test(title) && !/성(?:\s|부|제)|제\d/u.test(title) && !NORTHERN.test(left)) return false;
  // 경기자 is another word.
  const glued = gluedTo(words.at(-1)!);
  if (
    /기자$/u.test(title) &&
    !/^(?:선임|수석|전문|객원|사진|외교|정치|.*(?:신문|일보|통신|방송))?$/u.test(glued)
  )
    return false;
  // 참사 is a disaster more often than a counsellor.
  if (/(?:^|\s)참사$/u.test(title) && !/대사관|대표부|주재/u.test(title)) return false;
  if (
    /^공사$/u.test(words.at(-1)!) &&
    before.length > 0 &&
    !before.some((word) => word === '주재' || entryOf(word)?.kind === 'country')
  )
    return false;
  if (/^주석$/u.test(words.at(-1)!) && !before.some((word) => entryOf(word))) return false;
  if (!before.every((word) => entryOf(word) !== undefined || BEFORE_TITLE.test(word))) return false;
  return before.length < 2 || !AMBIGUOUS.test(title) || before.some((word) => entryOf(word) !== undefined);
}

/** A title phrase after a name: "주유엔대사", "외교부 차관", "러시아 외무장관", "전 대사", "주쿠바 북한 대사". */
export const TITLE_AFTER = new RegExp(
  `^(?:\\s?\\([^)]{1,40}\\))?,?\\s(?<off>(?:전임|전|신임|현직|현|당시|차기|신|前|故)\\s)?(?<title>(?:제?\\d+(?:차|대)\\s)?(?:(?![가-힣A-Z0-9·]*(?:에서|에게|으로|부터|까지|라고|다고|하고|했던|하는|있는|되는|하며|[은는을를에]|(?<!회)의|[장관사원부령리상]이|[보자리]가)\\s)[가-힣A-Z0-9·]{1,12}\\s){0,4}?[가-힣A-Z0-9·]{0,12}?(?:${TITLE})(?:(?<=대통령|총리|장관)\\s[가-힣]{0,10}(?:특보|특별보좌관|비서실장|비서관|수석|보좌관|안보실장|특사|직무대행))?)(?=(?:님)?(?:들|과의|와의|에게서|에게|에서|으로|로부터|로서|로|께서|이|가|은|는|을|를|의|와|과|도|만|에|이며|이자|였|이었|인|이라|라|측|급)?(?![가-힣]))`,
  'u',
);
const HONORIFIC_AFTER = new RegExp(`^(?:\\s?\\([^)]{1,40}\\))?\\s?(?:${HONORIFIC})(?![가-힣]{3})`, 'u');
const PARTICLE_AFTER =
  /^(?:에게서|에게는|에게|께서는|께서|으로부터|이라고|이라는|라고|라는|과의|와의|과|와|은|는|이|가|을|를|의|도|만|씨)?(?![가-힣])/u;
/** What must follow a name that has no title: a particle of a person in the sentence, or the next of a list. */
const SAID_OF = /^(?:에게서|에게|께서|과|와|은|는|이|가|을|를|의|도|,|·|씨)/u;
const TITLE_RIGHT_BEFORE = new RegExp(`(?:${TITLE})(?:인|이자|이신|에)?\\s$`, 'u');

/** Words of the name's shape that are none. Found by running the rules over Korean encyclopaedia and news text and reading what came out most. */
const NEVER = new Set(
  '송전선 최전선 최신호 장신구 임원직 이기심 방대한 민주주 공안 주의 정책위 정신적 정규 유리문 육상 연봉 여자 백만명 석유부 남태평 국영 공천 경선 신이 이제 량국 양국 아무도 자칭 어워드 지나친 한다며 경제학 주한미 승객인 부임한 장위 국무 의무 재무 외무 방화범 살인범 저녁 아침 새벽 점심 정오 자정 직접 별도 다시 이미 나중에 예상치 부동산 포함 이번 이날 이후 이전 이상 이하 이어 이미 이런 이를 이와 이에 이곳 이들 이같이 이처럼 이라며 이라고 이유로 이름을 이사회 이사장 정부 정상 정치 정책 정당 정도 정기 정식 정상급 정무직 한국 한미 한일 한중 한반도 한국어 한국인 한국군 한국계 한국전 한편 한때 한번 전문 전문가 전체 전날 전년 전임 전직 전략 전쟁 전국 전통 전화 전달 전시 전자 전후 전세계 전투기 전투 신임 신규 신문 신문사 신년 신고 신기술 신재생 신청 신도시 신정부 조사 조약 조건 조선 조치 조정 조직 조선로동 고위 고위급 고려 고향 고등 고급 고유 장관 장기 장소 장애 장애인 장교 성명 성공 성과 성장 성장률 방문 방한 방안 방법 방송 방송사 방어 방위 임명 임기 임시 임무 임원 지난 지난달 지난해 지원 지역 지도 지도자 지방 지금 지속 지적 지지 지시 원자력 원칙 원인 원조 주요 주요국 주장 주재 주민 주최 주제 주말 주도 주변 주변국 주식 주택 주한 주미 주중 주일 주러 연구 연구소 연구원 연방 연설 연합 연합뉴스 연맹 연도 연장 연간 안보 안보리 안전 안건 안정 강조 강화 강력 강국 공동 공식 공사 공항 공개 공격 공공 공무원 공동체 공산당 공화국 명단 명의 명예 반도 반대 반면 반발 반응 부문 부처 부통령 부총리 부대변인 부분 부담 부인 사회 사업 사건 사항 사무 사람 사실 사용 사령관 선거 선언 선정 선수 선진국 선박 소식 소식통 소속 소련 소비 소유 수도 수출 수입 수준 수상 수석 수행 수교 시간 시기 시민 시작 시장 시설 여성 여부 여러 여론 여객기 여행 예정 예산 예방 예상 오늘 오전 오후 오는 오랜 온라인 용의 용어 우리 우리나라 우호 우선 우려 우주 유엔 유럽 유럽인 유지 유가 유학생 유산 유일 유치 인권 인도 인도적 인사 인구 인물 인민 인민군 인터뷰 제안 제재 제도 제출 제공 제기 제품 제외 차관 차기 차원 차이 차량 천연 천안함 초청 초기 초안 추진 추가 태도 태평양 표현 하원 하지만 하루 현재 현지 현직 현안 현장 호주 황해 황제 위원 위원회 위원장 위협 위기 위치 위반 남북 남북한 남한 남성 남부 남아공 구성 구체적 국가 국민 국내 국제 국방 국회 국장 국무부 국경 국왕 기관 기자 기자단 기업 기술 기간 기구 기본 기록 기여 기념 기대 길이 동맹 동맹국 동포 동시 동안 동남아 동북아 동유럽 모두 모든 모임 문제 문화 문서 문명 문학 민주 민주당 민족 민간 민간인 배경 변화 변호사 복지 복원 성명서 백악관 하지 마련 마지막 마찬가지 노력 노동 노동당 노동자 나라 나머지 도시 도입 도착 도움 진행 진출 진전 채택 채널 설명 설립 설치 설정 석유 석방 송환 심각 심사 서울 서방 서명 서한 서비스 서부 서로 서기 문제점 권리 권고 권한 홍콩 손실 함께 함정 허용 허가 허위 어려움 어떤 은행 편지 계획 계속 계기 경제 경찰 경우 경기 경쟁 경험 견해 대사 대사관 대통령 대표 대표단 대표부 대화 대변인 대회 대상 대책 대북 대륙 박람회 박물관 박사 윤리 최고 최근 최대 최초 최종 최소 최고위 최고위급 김치 양국 양측 양자 양해 양성 유명인 유권자 유학 유행 안내 원로 원수 정치인 조사단 조종사 전쟁사 방송인 이용자 이민자 이주민 이산 이산가족 이동성 이승 이탈리아 이란 이라크 이집트 이스라엘 이슬람 인도네시아 남수단 고인 기타 하나 이하의 공동성 장병 성인 여사 남녀 소녀 소년 모녀 주인공 주인 문인 문관 도서관 사신 사이 강원도 경주 전주 공주 원주 나주 안동 안산 신의주 고성 정선 양양 여수 하남 성남 구미 부산 제주 인천 대구 대전 광주 수원 동해 서해 남해 전라도 경상도 충청도 황해도 강원 전남 전북 경남 경북 충남 충북 전직 현직 선임 담당 관련 초대 역대 여당 야당 원내 심의 통일 노동 법무 환경 보건 기획 이사 각국 일부 민간 중앙 유력 대미 대중 대일 북미 미중 한중일 당시 신임장 추천사 방문단 최우선 최우수 최강 최선 최소한 최대한 최신 최신형 홍수 황사 윤달 송년 송금 손해 백만 백지 허리 노예 노사 노무 노후 노선 노래 심장 심판 심지어 임금 임진 박스 권장 권위 황금 홍보 김밥 김포 김해 박탈 최저 최저임금 최상 최단 임산부 임업 임차인 심리 심야 백화점 백인 백성 손님 손상 손가락 허락 허구 노동부 노인 노벨 노아 엄청 엄격 엄중 권력 권고안 송도 송이 홍역 황태자 황실 황후 황하 심도 탁구 탁월 맹세 맹자 문자열 함수 위해 위한 우승 명나라 남조선 신기록 그러나 그리고 그래서 따라서 그런데 또한 방문한 유엔군 부참모 포위된 강하다 강하고 나선다 민선 전수 명이 한마음 시절 정권 행정부 특히 러닝메이트로 고양시 갑작스런 노래방 조기 조만간 문의 신고자 장마 강수 송별 박람 이중 정작 조금 지시 지금 유일한 남다른 배상 배우 양자 양성 나중 나쁜'.split(
    ' ',
  ),
);

/** Whether the word may be a full name where a title or form of address says that it is one. */
function mayBeName(word: string): boolean {
  if (NEVER.has(word) || entryOf(word) || KOREAN_TITLES.includes(word) || INSTITUTIONS.test(word))
    return false;
  // 김국장: a family name glued to its title.
  if (word.length > 2 && KOREAN_TITLES.includes(word.slice(1))) return false;
  if (word.endsWith('님') && KOREAN_TITLES.includes(word.slice(0, -1))) return false;
  if (word.startsWith('주') && entryOf(word.slice(1))) return false;
  const stem = word.slice(0, -1);
  const common = NEVER.has(stem) || entryOf(stem) !== undefined || KOREAN_TITLES.includes(stem);
  // 방문해, 유엔주재: a common noun and what makes it a verb or an adjective.
  if (word.length > 2 && (common || NEVER.has(word.slice(0, 2))) && VERBAL.test(word)) return false;
  // 국장이, 서한의: a noun of two syllables and its particle.
  if (word.length === 3 && PARTICLES.has(word[2]!) && (common || /[는가를을의에와과]/u.test(word[2]!)))
    return false;
  if (word.length === 4)
    return familyOfHangul(word.slice(0, 2)) !== undefined && FIRST.has(word[2]!) && SECOND.has(word[3]!);
  if (familyOfHangul(word[0]!) === undefined || PHRASE.test(word)) return false;
  if (RARE.has(word[0]!))
    return word.length === 3 && FIRST.has(word[1]!) && SECOND.has(word[2]!) && !NOUN_ENDING.has(word[2]!);
  return word.length === 3 || (word.length === 2 && (FIRST.has(word[1]!) || SECOND.has(word[1]!)));
}

/** Whether the word is a name by its syllables alone. */
function isSurelyName(word: string): boolean {
  const [family, first, second] = [word[0]!, word[1]!, word[2]!];
  if (word.length !== 3 || !mayBeName(word) || !FIRST.has(first) || !SECOND.has(second)) return false;
  if (NEVER.has(word.slice(0, 2)) && (PARTICLES.has(second) || NOUN_ENDING.has(second))) return false;
  if (family === '김' || family === '박') return true;
  if (CLEAR.has(family)) return !PARTICLES.has(second) && !/[하한해고성자량율률]/u.test(second);
  if (LIKELY.has(family)) return !NOUN_ENDING.has(second);
  return NAME_ENDING.has(second) && !NEVER.has(word.slice(1));
}

/** Syllables of Sino-Korean words that transcribed foreign names hardly have (Loanword Orthography). */
const SINO = /[국정부회관원외교통총북군법령임급합참당청처책집협력방업육환등측직현전결권때았었했됐]/u;
/** Syllables that transcribed names are full of and Sino-Korean words lack. */
const FOREIGN =
  /[르를크트프드브그츠즈쿠토카키코케타테티파페피포푸레루러베뉴뮤듀엘앤올셰샤셴쇼슈웨퍼펜핀폴턴튼톰톤켄렌런멘벤킨클블플글들랜랭랑렉벡빅틴딘린욘얀잉링킹팅핑끼까따빠쩐응엔트럼슬너먼스히메쉬뤼줄잭존톨벨빌델넬멜첼셀]/u;

/** 대사와, 장관이: a title with a particle. */
const TITLED_NOUN = new RegExp(`(?:${TITLE})(?:와|과|이|가|은|는|을|를|의|에게|도)?$`, 'u');

/** What is glued to a country's name, as it is not in 가나스기. */
const OF_COUNTRY =
  /^(?:$|[산측발행계제군인어식주의]|정부|대사|대표|당국|총|외|국|대|무역|경제|전|내|남|북|동|서)/u;
/** 밝혔으나, 확산되자, 이뤄진, 역사학: what stands before a name and belongs to the sentence. */
const CLAUSE_END =
  /(?:[되하]자|[으했었았였혔졌났]나|으며|하며|되며|이며|지만|도로|에서|[가-힣]진|[져겨려]|따라|주재|학|대|재난)$/u;
/** 수석대표인, 후보인, 중인 */
const COPULA = new RegExp(`(?:${TITLE}|후보|출신|소속|^중)(?:인|이자|이던|였던)$`, 'u');

function looksForeign(word: string, i: number, words: readonly string[]): boolean {
  if (!/^[가-힣]{1,8}$/u.test(word) || entryOf(word) || NEVER.has(word) || SINO.test(word)) return false;
  if ((i < words.length - 1 && (CLAUSE_END.test(word) || COPULA.test(word))) || /(?:주재|대학)$/u.test(word))
    return false;
  if (word.length === 1 && !/[존숀킴진리조잭짐팀밥벤맥]/u.test(word)) return false;
  if ((/^주/u.test(word) && entryOf(word.slice(1))) || TITLED_NOUN.test(word)) return false;
  // 러시아산, 미국측: a country and a suffix.
  for (let cut = 2; cut < word.length; cut++)
    if (entryOf(word.slice(0, cut))?.kind === 'country' && OF_COUNTRY.test(word.slice(cut))) return false;
  // Only the last word could carry a particle, and a title follows it instead.
  const stem = word.slice(0, -1);
  if (i < words.length - 1 && word.length > 2) {
    if (/[이가도]$/u.test(word) && (NEVER.has(stem) || entryOf(stem))) return false;
    if (/(?:[에와과]|로서)$/u.test(word) && !FOREIGN.test(word.slice(-2, -1))) return false;
  }
  return (
    !/(?:은|는|을|를|의|에서|에게|으로|라고|다고|면서|지만|하는|하던|하여|들여|[^마하]칠|린|한|된|고|던)$/u.test(
      word,
    ) ||
    (word.length > 2 && /린$/u.test(word))
  );
}

const WORD = /[가-힣]+/gu;
const ENDS_IN_TITLE = new RegExp(`(?:${TITLE})$`, 'u');
const HAS_TITLE = new RegExp(TITLE, 'u');
const TITLE_NEXT = new RegExp(`^\\s(?:특별)?(?:${TITLE})`, 'u');

/** People of a Korean text, without titles and particles. */
export function koreanPeople(text: string, taken: readonly Span[] = []): PersonMention[] {
  const found: PersonMention[] = [];
  const words = [...text.matchAll(WORD)];
  const hasTitle = HAS_TITLE.test(text);
  for (let i = 0; i < words.length; i++) {
    const { 0: word, index } = words[i]!;
    // Longer transcribed names first: 로라 케슬러 begins like a Korean name.
    const name =
      (hasTitle ? foreignIn(text, words, i, [5, 4, 3, 2]) : null) ??
      nameIn(text, word, index) ??
      (hasTitle ? foreignIn(text, words, i, [1]) : null);
    if (name && !taken.some((span) => overlaps(span, name))) found.push(name);
  }
  return withoutOverlaps(found);
}

/** 취재 서지원, 편집 마상현: who made a report. */
const CREDIT_BEFORE =
  /(?:^|[\s,·|/([])(?:취재|편집|글|사진|번역|정리|촬영|영상|취재·사진|글·사진)\s?[=:|/]?\s?$/u;
const CREDIT_AFTER = /^(?:$|\s?[,·|/)\]]|\s기자)/u;
/** 대사를 지냈다, 차관을 맡았다: the subject is somebody. */
const HELD_OFFICE = new RegExp(
  `(?:${TITLE})(?:을|를|으로|로|직을|에)\\s?(?:지냈|지내|맡|역임|거쳐|거친|부임|취임|임명|내정|발탁|재직|일하|일했|근무|활동|재임|선출|지명)`,
  'u',
);
/** "주중대사는 권한솔이다", "서명한 이는 도한비였다". */
const IS_BEFORE = new RegExp(
  `(?:(?:${TITLE})|(?<=[\\s])이|사람|인물|주인공|후임자?|전임자?)(?:은|는)\\s$`,
  'u',
);
const IS_AFTER = /^(?:이다|이었|였|입니다|이며|이고)/u;
const SUBJECT_AFTER = /^(?:은|는|이|가)\s/u;

function nameIn(text: string, word: string, index: number): PersonMention | null {
  for (const length of [4, 3, 2]) {
    const name = word.slice(0, length);
    if (name.length < length || !mayBeName(name)) continue;
    const rest = text.slice(index + length, index + length + 70);
    const whole = word.length === length;
    const title = whole ? TITLE_AFTER.exec(rest) : null;
    const titled =
      title !== null &&
      plausibleTitle(title.groups!.title!, text.slice(Math.max(0, index - 12), index)) &&
      (length > 2 || title.groups!.title!.split(' ').length <= 4);
    const inBrackets = /^\s?\(\p{Lu}\p{L}+[ ,]/u.test(rest);
    const after =
      PARTICLE_AFTER.test(rest) &&
      length >= 3 &&
      FIRST.has(name[length - 2]!) &&
      SECOND.has(name[length - 1]!);
    const named =
      after &&
      TITLE_RIGHT_BEFORE.test(text.slice(Math.max(0, index - 16), index)) &&
      !NOUN_ENDING.has(name.at(-1)!);
    const credited =
      whole &&
      length === 3 &&
      CREDIT_BEFORE.test(text.slice(Math.max(0, index - 8), index)) &&
      CREDIT_AFTER.test(rest);
    const told =
      length === 3 &&
      FIRST.has(name[1]!) &&
      IS_AFTER.test(rest) &&
      IS_BEFORE.test(text.slice(Math.max(0, index - 12), index));
    const inOffice =
      length === 3 &&
      (FIRST.has(name[1]!) || SECOND.has(name[2]!)) &&
      (index === 0 || /[,“"']\s?$/u.test(text.slice(0, index))) &&
      SUBJECT_AFTER.test(rest) &&
      HELD_OFFICE.test(text.slice(index));
    const addressed = HONORIFIC_AFTER.test(rest) && (whole || length === 3);
    if (
      titled ||
      addressed ||
      credited ||
      inOffice ||
      told ||
      (inBrackets && !/[한된할]$/u.test(name)) ||
      named ||
      (after && SAID_OF.test(rest) && isSurelyName(name))
    )
      return { ...mentionAt(text, index, index + length), form: 'full' };
  }
  // "최 대사", "반 장관": the family name alone before a title.
  if (
    word.length === 1 &&
    familyOfHangul(word) &&
    ALONE.has(word) &&
    TITLE_AFTER.test(text.slice(index + 1, index + 40)) &&
    TITLE_NEXT.test(text.slice(index + 1))
  )
    return { ...mentionAt(text, index, index + 1), form: 'family' };
  return null;
}

/** A title that begins with a country, or with the posting of a foreign ambassador in Korea. */
const OF_ABROAD = /^(?:[가-힣]{1,8}\s|주한\s?[가-힣])/u;

const abroadCountry = (title: string): boolean => {
  const first = title.split(/\s+/)[0]!.replace(/^주한/u, '');
  // 마크 램버트 미 국무부 부차관보
  if (/^[미중일러영독불]$/u.test(first)) return true;
  for (let cut = first.length; cut > 1; cut--) {
    const entry = entryOf(first.slice(0, cut));
    if (entry) return entry.kind === 'country' && entry.id !== 'KR' && entry.id !== 'KP';
  }
  return /^주한$/u.test(title.split(/\s+/)[0]!);
};

/** Parts of transcribed names that are no words of their own: 칼리드 알 누아이미, 마리아 판 데르 베르흐. */
const PARTICLE_WORD =
  /^(?:알|엘|빈|이븐|벤|아부|드|디|다|두|데|델|데르|데어|덴|도스|라|르|레|반|판|폰|본|산|생)$/u;
/** One-syllable middle names, as of Vietnam and China, where a foreign country is named beside. */
const MIDDLE = /^[가-힣]{1,2}$/u;
/** 세네갈의, 러시아: the country right before a name. */
const COUNTRY_BEFORE = /(?<![가-힣])([가-힣]{2,8}?)(?:의|\s측)?\s$/u;

const foreignBefore = (text: string, start: number): boolean => {
  const name = COUNTRY_BEFORE.exec(text.slice(Math.max(0, start - 12), start))?.[1];
  const entry = name ? entryOf(name) : undefined;
  return entry?.kind === 'country' && entry.id !== 'KR' && entry.id !== 'KP';
};

/** "세르게이 라브로프 러시아 외무장관", "트럼프 대통령": one to five transcribed words and a title after them. */
function foreignIn(
  text: string,
  words: RegExpMatchArray[],
  i: number,
  counts: readonly number[],
): PersonMention | null {
  const { 0: word, index = 0 } = words[i]!;
  for (const count of counts) {
    const last = words[i + count - 1];
    if (!last) continue;
    const end = last.index! + last[0].length;
    const span = text.slice(index, end);
    const parts = span.split(/[ ·]/);
    if (parts.length !== count || ENDS_IN_TITLE.test(span)) continue;
    const title = TITLE_AFTER.exec(text.slice(end, end + 70));
    if (!title || !plausibleTitle(title.groups!.title!)) continue;
    // 니콜라 사르코지대통령: the word glued to the title is the family name.
    const glued = count === 1 ? gluedTo(title.groups!.title!) : '';
    if (glued.length > 2 && FOREIGN.test(glued) && !BEFORE_TITLE.test(glued) && !entryOf(glued)) continue;
    const abroad =
      foreignBefore(text, index) ||
      (OF_ABROAD.test(title.groups!.title!) && abroadCountry(title.groups!.title!));
    const inner = (at: number): boolean => at > 0 && at < count - 1;
    const plain = parts.filter((part, at) => !(inner(at) && PARTICLE_WORD.test(part)));
    if (plain.length > 3) continue;
    if (
      !parts.every(
        (part, at) =>
          looksForeign(part, at, parts) ||
          // 조셉 윤, 성 김: of Korean descent.
          (abroad && count === 2 && part.length === 1 && familyOfHangul(part) !== undefined) ||
          (inner(at) && (PARTICLE_WORD.test(part) || (abroad && MIDDLE.test(part) && !NEVER.has(part)))),
      )
    )
      continue;
    const foreign = [...span].filter((letter) => FOREIGN.test(letter)).length;
    if (plain.length === 3 && !abroad && !plain.every((part) => FOREIGN.test(part))) continue;
    if (count === 1 && /(?:로|스런|론|산|서|만|며|던|진)$/u.test(word)) continue;
    // A foreign country right beside says enough: 기시다 후미오 일본 총리, 싱하이밍 주한중국대사.
    if (abroad && span.length >= 3)
      return { ...mentionAt(text, index, end), form: count === 1 && word.length < 3 ? 'family' : 'full' };
    if (foreign === 0 || (count === 1 && (word.length < 2 || foreign * 2 < word.length))) continue;
    if (count > 1 || title.groups!.title!.split(' ').length <= 2)
      return { ...mentionAt(text, index, end), form: count === 1 ? 'family' : 'full' };
  }
  return null;
}
