/** Forms of address in both languages; no posts. */

/** Before an English name. */
export const HONORIFICS = [
  'Mr',
  'Mrs',
  'Ms',
  'Miss',
  'Dr',
  'Prof',
  'Professor',
  'Sir',
  'Madam',
  'Lord',
  'Lady',
  'Hon',
  'H.E',
  'Excellency',
  'Sheikh',
  'Sheikha',
  'Dame',
  'Dato',
  "Dato'",
  'Datuk',
  'Tun',
  'Messrs',
];

/** After a Korean name. */
export const KOREAN_HONORIFICS = [
  '씨',
  '여사',
  '박사',
  '선생',
  '님',
  '군',
  '양',
  '옹',
  '동지',
  '후보',
  '변호사',
  '연구위원',
  '작가',
  '감독',
  '선수',
];
