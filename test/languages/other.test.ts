import { expect, test } from 'vitest';
import { isOtherLanguage } from '../../src/languages/other.ts';

test.each([
  'Die Bücherei am Markt öffnet samstags um neun Uhr und schließt schon mittags.',
  'La bibliothèque municipale ouvre à neuf heures et ferme ses portes vers midi.',
  'La biblioteca del barrio abre los sábados por la mañana y cierra al mediodía.',
  'Biblioteka przy rynku otwiera się w sobotę rano i zamyka po południu.',
  'Библиотека на площади открывается в девять часов утра.',
  '図書館は土曜日の朝九時に開きます。',
  '图书馆星期六上午九点开门。',
  'المكتبة تفتح في التاسعة صباحا',
])('GIVEN %s THEN it is of a language that is matched word by word', (text) => {
  expect(isOtherLanguage(text)).toBe(true);
});

test.each([
  'The library on the square opens at nine on Saturdays and closes at noon.',
  'When does the library open on Saturdays?',
  '시장 옆 도서관은 토요일 아침 아홉 시에 문을 엽니다.',
  'Vue의 ref는 언제 쓰나요?',
])('GIVEN %s THEN it is of one that is read', (text) => {
  expect(isOtherLanguage(text)).toBe(false);
});

test.each(['', '2026', 'Bücherei', 'library hours'])('GIVEN %s THEN it cannot be told', (text) => {
  expect(isOtherLanguage(text)).toBe(undefined);
});
