import { refusal } from '../../src/refusal.ts';

/** Said where the documents lie on another host. */
export const elsewhere = () =>
  refusal(
    [
      'The documents lie on another host, which this one follows',
      'Add or remove them there; they are found here a few seconds later',
    ],
    [
      '문서는 이 봇이 따르는 다른 서버에 있습니다',
      '그 서버에서 추가하거나 삭제해 주십시오. 몇 초 뒤에 여기서도 반영됩니다',
    ],
  );
