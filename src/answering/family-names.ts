import type { Unit } from './question-units.ts';

/** Somebody as texts go on to call them, by family name and title: 반 장관, Minister Ban. Null for names not read as Korean. */
export function familyWithTitle({ person, forms }: Unit): RegExp | null {
  const families = new Set<string>();
  const hangul = /^([가-힣])[가-힣]{1,2}(?![가-힣]{2})/u.exec(person ?? '')?.[1];
  if (hangul) families.add(hangul);
  for (const form of forms.keys()) {
    const keys = form.split(' ');
    if (keys.length > 1 && /^[a-z]/.test(form)) for (const key of keys.slice(0, 1)) families.add(key);
    const other = /^\^?([가-힣])[가-힣]{2}$/u.exec(form)?.[1];
    if (other) families.add(other);
  }
  const patterns = [...families].map((family) =>
    /[a-z]/.test(family)
      ? `(?:${ENGLISH_TITLES}) ${family.charAt(0).toUpperCase()}${family.slice(1)}(?![\\p{L}])`
      : `(?<![가-힣])${family}\\s(?:전\\s|신임\\s)?[가-힣]{0,6}(?:${TITLES})`,
  );
  return patterns.length > 0 ? new RegExp(patterns.join('|'), 'u') : null;
}
const ENGLISH_TITLES =
  'Minister|Ambassador|President|Secretary|Director|Representative|Envoy|Mr\\.|Ms\\.|Mrs\\.|Dr\\.|Chairman|Speaker|General';
const TITLES =
  '장관|차관|대사|총리|대통령|의장|국장|총장|위원장|위원|대표|부상|조정관|차석|보좌관|공사|총영사|영사|의원|씨|교수|특사|실장|수석|비서관|서기관|참사관|회장|이사장|후보';
