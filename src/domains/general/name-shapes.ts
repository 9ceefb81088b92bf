import { familyOfHangul } from '../../languages/ko/names/families.ts';

/**
 * Syllables that Korean given names are made of, first and second place, from the names of office holders and of births
 * since 2008 (Supreme Court of Korea, family register statistics), without those that mostly end other nouns.
 */
export const FIRST = new Set(
  '가강건경계관광교구국권규근기길나남다달대덕도동두라래로리림마만명무문미민방백범별병보복봉부빈사산삼상새서석선설섭성세소솔송수숙순슬승시신아안애양언여연영예오옥온완용우욱운웅원유윤율은을의이익인일자장재전정제종주준중지진찬창채천철청초춘충치태택평필하학한해향헌혁현형혜호홍화환효훈휘희',
);
export const SECOND = new Set(
  '강개건겸경곤관광교구국권규균근기길나남녀늘님다단달담대덕도돈동두득라란람래량련렬령록롬룡루률름리린림마만명모목무문미민배백범별병복봉빈빛산삼상새샘서석선설섭성세솔송수숙순슬승식신실심아안애양언연열엽영예옥온완용우욱운울웅원월위유윤율은을음의이익인일임자장재전정제조종주준중지직진집찬창채천철춘출충치택평표필하학한해향헌혁현협형혜호홍화환황회효훈휘흠흥희',
);
/** Families that few other words begin with: a whole name of theirs needs no title to be known. */
const CLEAR = new Set('김박최윤권황곽임송홍허노손백심엄탁맹');
/** Those that more words begin with: no title needed where the last syllable ends no noun. */
const LIKELY = new Set('이정강조장한오서신안유문배남양전나민류고');
/** Last syllables of nouns and verbs that look like names. */
export const NOUN_ENDING = new Set(
  '성자원량율률부소도회단장실국사관권군급계과측력품물액비금세식화학론점기어인법지진대상중시제전체형용산생하한해고나라로만의은이을를가는며면서게히적들각선수간당청처반',
);
/** Last syllables of given names that end hardly any noun: with these a rarer family needs no title either. */
const NAME_ENDING = new Set('희욱훈숙옥혁섭준윤빈균범렬룡환흠혜찬');
/** Families so rare that a word of their shape is a name only where both its other syllables are of names. */
const RARE = new Set('갈감목복사음좌팽호범');
/** Families that are read alone before a title (최 대사): those that are no other word there, as 이, 한, 전 and 나 are. */
export const ALONE = new Set(
  '김박최정강조윤장임오서신권황안송류홍유문배반노남허백손심곽함고양진엄변추민석선설여염채천방표',
);
/** Endings that make a verb or an adjective of a noun. */
const VERBAL = /(?:[해한할함된될됨돼하되했적들인성측중차]|다며|주재|라며|이며|하며)$/u;
/** 경질된, 도왔던: no name has these. */
const VERB_ENDING = /[된던됐했왔았었겠]$/u;
/** Particles of two syllables: 하에서, 한국으로. */
const PHRASE = /(?:에서|에게|으로|까지|부터|보다|처럼|라는|다는|라고|이라)$/u;
/** Particles: the last syllable of a noun with one. */
const PARTICLES = new Set('은는이가을를의도로만과와나에');
/** First halves of institutions and offices: 통일부, 민주당, 북미국. */
const INSTITUTIONS =
  /^(?:통일|국방|외교|외무|재무|법무|환경|교육|노동|문화|산업|행정|기획|보건|여성|농림|해양|과학|정보|국토|고용|민주|공화|자유|사회|공산|국민|정의|진보|보수|열린|통상|경제|정무|공보|홍보|북미|중동|유럽|동북|국제|조약|영사|개발|다자|양자|원자|방위|안보|대북|대외|의전|감사|총무|인사|조사|연구|지역|남북|한미)(?:부|당|국|청|실|원|처|회|과|단|관|팀|위|$)|^(?:통일|국방|외교|외무|재무|법무|환경|교육|노동|문화|산업|보건|농림|국토|통상|무역|방위|총무|체육|철도|보위|안전)성$/u;
/** Words of the name's shape that are none. Found by running the rules over Korean encyclopaedia and news text and reading what came out most. */
export const NEVER = new Set(
  '강한 부실 이사람 이동설 주목 송전선 최전선 최신호 장신구 임원직 이기심 방대한 민주주 공안 주의 정책위 정신적 정규 유리문 육상 연봉 여자 백만명 석유부 남태평 국영 공천 경선 신이 이제 량국 양국 아무도 자칭 어워드 지나친 한다며 경제학 주한미 승객인 부임한 장위 국무 의무 재무 외무 방화범 살인범 저녁 아침 새벽 점심 정오 자정 직접 별도 다시 이미 나중에 예상치 부동산 포함 이번 이날 이후 이전 이상 이하 이어 이미 이런 이를 이와 이에 이곳 이들 이같이 이처럼 이라며 이라고 이유로 이름을 이사회 이사장 정부 정상 정치 정책 정당 정도 정기 정식 정상급 정무직 한국 한미 한일 한중 한반도 한국어 한국인 한국군 한국계 한국전 한편 한때 한번 전문 전문가 전체 전날 전년 전임 전직 전략 전쟁 전국 전통 전화 전달 전시 전자 전후 전세계 전투기 전투 신임 신규 신문 신문사 신년 신고 신기술 신재생 신청 신도시 신정부 조사 조약 조건 조선 조치 조정 조직 조선로동 고위 고위급 고려 고향 고등 고급 고유 장관 장기 장소 장애 장애인 장교 성명 성공 성과 성장 성장률 방문 방한 방안 방법 방송 방송사 방어 방위 임명 임기 임시 임무 임원 지난 지난달 지난해 지원 지역 지도 지도자 지방 지금 지속 지적 지지 지시 원자력 원칙 원인 원조 주요 주요국 주장 주재 주민 주최 주제 주말 주도 주변 주변국 주식 주택 주한 주미 주중 주일 주러 연구 연구소 연구원 연방 연설 연합 연합뉴스 연맹 연도 연장 연간 안보 안보리 안전 안건 안정 강조 강화 강력 강국 공동 공식 공사 공항 공개 공격 공공 공무원 공동체 공산당 공화국 명단 명의 명예 반도 반대 반면 반발 반응 부문 부처 부통령 부총리 부대변인 부분 부담 부인 사회 사업 사건 사항 사무 사람 사실 사용 사령관 선거 선언 선정 선수 선진국 선박 소식 소식통 소속 소련 소비 소유 수도 수출 수입 수준 수상 수석 수행 수교 시간 시기 시민 시작 시장 시설 여성 여부 여러 여론 여객기 여행 예정 예산 예방 예상 오늘 오전 오후 오는 오랜 온라인 용의 용어 우리 우리나라 우호 우선 우려 우주 유엔 유럽 유럽인 유지 유가 유학생 유산 유일 유치 인권 인도 인도적 인사 인구 인물 인민 인민군 인터뷰 제안 제재 제도 제출 제공 제기 제품 제외 차관 차기 차원 차이 차량 천연 천안함 초청 초기 초안 추진 추가 태도 태평양 표현 하원 하지만 하루 현재 현지 현직 현안 현장 호주 황해 황제 위원 위원회 위원장 위협 위기 위치 위반 남북 남북한 남한 남성 남부 남아공 구성 구체적 국가 국민 국내 국제 국방 국회 국장 국무부 국경 국왕 기관 기자 기자단 기업 기술 기간 기구 기본 기록 기여 기념 기대 길이 동맹 동맹국 동포 동시 동안 동남아 동북아 동유럽 모두 모든 모임 문제 문화 문서 문명 문학 민주 민주당 민족 민간 민간인 배경 변화 변호사 복지 복원 성명서 백악관 하지 마련 마지막 마찬가지 노력 노동 노동당 노동자 나라 나머지 도시 도입 도착 도움 진행 진출 진전 채택 채널 설명 설립 설치 설정 석유 석방 송환 심각 심사 서울 서방 서명 서한 서비스 서부 서로 서기 문제점 권리 권고 권한 홍콩 손실 함께 함정 허용 허가 허위 어려움 어떤 은행 편지 계획 계속 계기 경제 경찰 경우 경기 경쟁 경험 견해 대사 대사관 대통령 대표 대표단 대표부 대화 대변인 대회 대상 대책 대북 대륙 박람회 박물관 박사 윤리 최고 최근 최대 최초 최종 최소 최고위 최고위급 김치 양국 양측 양자 양해 양성 유명인 유권자 유학 유행 안내 원로 원수 정치인 조사단 조종사 전쟁사 방송인 이용자 이민자 이주민 이산 이산가족 이동성 이승 이탈리아 이란 이라크 이집트 이스라엘 이슬람 인도네시아 남수단 고인 기타 하나 이하의 공동성 장병 성인 여사 남녀 소녀 소년 모녀 주인공 주인 문인 문관 도서관 사신 사이 강원도 경주 전주 공주 원주 나주 안동 안산 신의주 고성 정선 양양 여수 하남 성남 구미 부산 제주 인천 대구 대전 광주 수원 동해 서해 남해 전라도 경상도 충청도 황해도 강원 전남 전북 경남 경북 충남 충북 전직 현직 선임 담당 관련 초대 역대 여당 야당 원내 심의 통일 노동 법무 환경 보건 기획 이사 각국 일부 민간 중앙 유력 대미 대중 대일 북미 미중 한중일 당시 신임장 추천사 방문단 최우선 최우수 최강 최선 최소한 최대한 최신 최신형 홍수 황사 윤달 송년 송금 손해 백만 백지 허리 노예 노사 노무 노후 노선 노래 심장 심판 심지어 임금 임진 박스 권장 권위 황금 홍보 김밥 김포 김해 박탈 최저 최저임금 최상 최단 임산부 임업 임차인 심리 심야 백화점 백인 백성 손님 손상 손가락 허락 허구 노동부 노인 노벨 노아 엄청 엄격 엄중 권력 권고안 송도 송이 홍역 황태자 황실 황후 황하 심도 탁구 탁월 맹세 맹자 문자열 함수 위해 위한 우승 명나라 남조선 신기록 그러나 그리고 그래서 따라서 그런데 또한 방문한 유엔군 부참모 포위된 강하다 강하고 나선다 민선 전수 명이 한마음 시절 정권 행정부 특히 러닝메이트로 고양시 갑작스런 노래방 조기 조만간 문의 신고자 장마 강수 송별 박람 이중 정작 조금 지시 지금 유일한 남다른 배상 배우 양자 양성 나중 나쁜'.split(
    ' ',
  ),
);
/** What a domain tells of Korean words. */
export interface KnownWords {
  /** A title by itself: 대사, 팀장. */
  isTitle(word: string): boolean;
  /** The name of a place or organisation. */
  isKnown(word: string): boolean;
}

export interface NameShapes {
  /** Whether the word may be a full name where a title or form of address says that it is one. */
  mayBeName(word: string): boolean;
  /** Whether the word is a name by its syllables alone. */
  isSurelyName(word: string): boolean;
}

/** Korean names by their syllables, told from the words that a domain knows. */
export function nameShapes({ isTitle, isKnown }: KnownWords): NameShapes {
  return { mayBeName, isSurelyName };

  function mayBeName(word: string): boolean {
    if (NEVER.has(word) || isKnown(word) || isTitle(word) || INSTITUTIONS.test(word)) return false;
    // 김국장: a family name glued to its title.
    if (word.length > 2 && isTitle(word.slice(1))) return false;
    if (VERB_ENDING.test(word)) return false;
    if (word.endsWith('님') && isTitle(word.slice(0, -1))) return false;
    if (word.startsWith('주') && isKnown(word.slice(1))) return false;
    const stem = word.slice(0, -1);
    const common = NEVER.has(stem) || isKnown(stem) || isTitle(stem);
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
  function isSurelyName(word: string): boolean {
    const [family, first, second] = [word[0]!, word[1]!, word[2]!];
    if (word.length !== 3 || !mayBeName(word) || !FIRST.has(first) || !SECOND.has(second)) return false;
    if (NEVER.has(word.slice(0, 2)) && (PARTICLES.has(second) || NOUN_ENDING.has(second))) return false;
    if (family === '김' || family === '박') return true;
    if (CLEAR.has(family)) return !PARTICLES.has(second) && !/[하한해고성자량율률]/u.test(second);
    if (LIKELY.has(family)) return !NOUN_ENDING.has(second);
    return NAME_ENDING.has(second) && !NEVER.has(word.slice(1));
  }
}
