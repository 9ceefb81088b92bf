/** Pages as people copy them, in the manner of several sites. The texts are made up; `kept` is what is the document. */
export interface CopiedPage {
  name: string;
  text: string;
  kept: string[];
  title: string;
  published: string | null;
  kind: string;
  publisher?: string | null;
}

const A =
  'The harbour authority said on Tuesday that all three lighthouses on the southern coast will be repaired before winter.';
const B =
  '“We have waited long for this,” said the keeper of the oldest one, who has lived there since he was a boy.';
const C =
  'Share prices of shipping companies rose after the news, and related articles of the law were amended at once.';
const D = '항만청은 남해안 등대 세 곳을 겨울이 오기 전에 모두 수리하겠다고 화요일 밝혔다.';
const E = '등대지기 김 씨는 “오래 기다려 온 소식”이라며 반가워했다. 관련 기사를 읽은 주민들도 기뻐했다.';

export const PAGES: CopiedPage[] = [
  {
    name: 'an English newspaper',
    title: 'Lighthouses to be repaired',
    published: '2021-11-02',
    kind: 'news',
    publisher: null,
    kept: ['Lighthouses to be repaired', A, B, C],
    text: `Skip to main content
Home > Domestic > Society
Subscribe to our newsletter today
Log in
Search

Lighthouses to be repaired

Published : Nov. 2, 2021 - 16:55     Updated : Nov. 3, 2021 - 09:10
By Jane Doe, Busan correspondent
Facebook Twitter KakaoTalk Email Print
Font size + -
A lighthouse in the evening
A lighthouse in the evening (Harbour Office)

${A}

${B}

${C}

(jane.doe@example.org)

Related articles
- Ferry to the islands late again
- Fishermen ask for a new pier

Most read
1
Storm passes without damage
2
Ten places to see the sea

Copyright ⓒ 2021 Example Times. All rights reserved.`,
  },
  {
    name: 'a Korean newspaper',
    title: '남해안 등대 수리한다',
    published: '2021-11-02',
    kind: 'news',
    kept: ['남해안 등대 수리한다', D, E],
    text: `본문 바로가기
메뉴 열기
로그인 | 회원가입 | 마이페이지
홈 > 사회 > 전국

[단독] 남해안 등대 수리한다

입력 2021-11-02 10:00 | 수정 2021-11-03 11:20
홍길동 기자 hong@example.co.kr
공유하기
페이스북 트위터 카카오톡 URL 복사
글자크기 조절
댓글 12

${D}

${E}

홍길동 기자 hong@example.co.kr

<저작권자 ⓒ 예시일보, 무단전재 및 재배포 금지>

관련기사
섬 가는 배 또 늦어
어민들 새 부두 요구

많이 본 뉴스
1 태풍 피해 없이 지나가
2 바다 보기 좋은 곳`,
  },
  {
    name: 'a ministry',
    title: '등대 수리 계획 발표',
    published: '2021-11-02',
    kind: 'press release',
    kept: ['등대 수리 계획 발표', D, E],
    text: `이 누리집은 대한민국 공식 전자정부 누리집입니다.
본문으로 바로가기
주메뉴 바로가기
전체메뉴 열기
ENG

보도자료

등대 수리 계획 발표

부서명
항만운영과
작성일
2021-11-02
조회수
1,234
첨부파일
등대_수리_계획.hwpx

${D}

${E}

목록
이전글
다음글
개인정보처리방침 | 이용약관 | 사이트맵`,
  },
  {
    name: 'a counter on one line',
    title: 'Repairs announced',
    published: '2021-11-02',
    kind: 'press release',
    kept: ['Repairs announced', A, C],
    text: `Go to contents\nPress Releases\n\nRepairs announced\n\nDate / 2021-11-02 / hit / 1998\n\n${A}\n\n${C}\n\n* unofficial translation`,
  },
  {
    name: 'a page with a cookie banner',
    title: 'Lighthouses, at last',
    published: null,
    kind: 'document',
    kept: ['Lighthouses, at last', A, B],
    text: `We use cookies to improve your experience on this site, and by continuing you agree to our use of them.\nAccept all cookies\nCookie settings\n\nLighthouses, at last\n\n${A}\n\n${B}\n\nFollow us on Facebook\nPrivacy policy | Terms of use | Contact us\n© 2021 Example`,
  },
  {
    name: 'a broadcaster',
    title: 'Lighthouses to be repaired...at last',
    published: '2024-12-22',
    kind: 'news',
    kept: ['Lighthouses to be repaired...at last', A, B],
    text: `Lighthouses to be repaired...at last\n\n2024.12.22. AM 10:39\nFont size settings\nPrint\n${A}\n\n${B}\n\n\n※ 'Your report becomes news'\n[Kakao Talk] Example Search\n[Phone] 02-000-0000\n[Mail] news@example.org\n\n[Copyright holder (c) Example Unauthorized reproduction, redistribution and use of AI data prohibited]`,
  },
  {
    name: 'a speech on a ministry’s page',
    title: 'Remarks at the Opening of the Lighthouse',
    published: '2017-07-19',
    kind: 'speech',
    kept: [
      '[Former] Remarks at the Opening of the Lighthouse',
      'Remarks by',
      'H.E. Jane Doe',
      'Minister of Harbours',
      'Chairman Smith,',
      'Excellencies, Distinguished Guests,',
      A,
      B,
    ].map((line) => line.replace('[Former] ', '')),
    text: `바로가기 메뉴\n본문 바로가기\n주메뉴 바로가기\n검색창 열기\nKOR\n\nMinister\n\n[Former] Remarks at the Opening of the Lighthouse\n\nDate\n2017-07-19\nHit\n3775\n\nRemarks at the Opening of the Lighthouse\n\n\nRemarks by\nH.E. Jane Doe\nMinister of Harbours\n\n18 July 2017\n\nChairman Smith,\nExcellencies, Distinguished Guests,\n\n${A}\n\n${B}`,
  },
  {
    name: 'a page whose buttons were glued together',
    title: '남해안 등대의 어제와 오늘',
    published: '2013-09-06',
    kind: 'news',
    kept: ['남해안 등대의 어제와 오늘', D, E],
    text: `남해안 등대의 어제와 오늘\n\n홍길동(전 등대지기)  |  hong@example.org\n폰트키우기폰트줄이기프린트하기메일보내기신고하기\n승인 2013.09.06  09:16:27\n트위터페이스북미투데이네이버구글msn\n\n${D}\n\n${E}\n\n☞ 섬 가는 배 또 늦어\n☞ [포토] 바다 풍경`,
  },
  {
    name: 'a newspaper with a caption in the middle',
    title: 'Keepers meet',
    published: '2020-07-28',
    kind: 'news',
    kept: ['Keepers meet', A, B, C],
    text: ` date 2020-07-28  Back To Top\nNational\n\nKeepers meet\n\nBy Yonhap\nPublished : Jul 28, 2020 - 20:23       Updated : Jul 28, 2020 - 20:23\n\n${A}\n\nThe keepers of three lighthouses meet in the harbour on Monday to talk.\nThe keepers of three lighthouses meet in the harbour on Monday to talk.\n\n${B}\n\n${C}\n\nBy Jane Doe (jane@example.com)\n\nMOST POPULAR\nLATEST NEWS\nsubscribe`,
  },
];
