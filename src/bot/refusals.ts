import { slash } from '../message/command-names.ts';
import { refusal } from '../refusal.ts';

/** What the router itself has to refuse. */

export const unknown = () =>
  refusal(
    [
      'This command no longer exists',
      `Press Ctrl+R to load the current commands, or see ${slash('help', 'en')}`,
    ],
    [
      '더 이상 없는 명령입니다',
      `Ctrl+R을 눌러 명령 목록을 새로 고치거나 ${slash('help', 'ko')}을 봐 주십시오`,
    ],
  );

export const outdated = () =>
  refusal(
    ['This button is from an older version', 'Use the command again to get a fresh one'],
    ['이전 버전의 버튼입니다', '명령을 다시 실행하면 새 버튼이 나옵니다'],
  );

export const expired = () =>
  refusal(
    ['This answer is no longer kept', 'Ask again: it takes a second'],
    ['보관 기간이 지났거나 삭제된 답변입니다', '다시 질문해 주시면 바로 찾아 드립니다'],
  );

export const managersOnly = () =>
  refusal(
    ['This is for those who may manage the server', 'Ask somebody with the Manage Server permission'],
    ['서버 관리 권한이 있는 분만 쓸 수 있습니다', '서버 관리 권한이 있는 분께 부탁해 주십시오'],
  );

export const slower = (seconds: number) =>
  refusal(
    [
      'That was a lot at once',
      `Please wait ${seconds === 1 ? 'a second' : `${seconds} seconds`} and try again`,
    ],
    ['요청이 한꺼번에 많이 들어왔습니다', `${seconds}초 뒤에 다시 이용해 주십시오`],
  );

export const restarting = () =>
  refusal(
    ['The bot is restarting', 'Please try again in a minute'],
    ['봇을 다시 시작하는 중입니다', '잠시 뒤에 다시 시도해 주십시오'],
  );

export const tooLong = () =>
  refusal(
    ['The bot is slow to remember things right now', 'Please try again in a minute'],
    ['지금 저장된 내용을 불러오는 데 시간이 걸리고 있습니다', '잠시 뒤에 다시 시도해 주십시오'],
  );

/** A document is gone, or was never to be seen: both sound the same, so that neither gives anything away. */
export const noDocument = () =>
  refusal(
    ['That document is not in the library', `Pick one from the list, or see ${slash('sources', 'en')}`],
    ['그 문서는 자료실에 없습니다', `목록에서 고르시거나 ${slash('sources', 'ko')}에서 찾아 주십시오`],
  );

export const noCollection = () =>
  refusal(
    ['You have no collection of that name here', `Pick one from the list, or see ${slash('sources', 'en')}`],
    [
      '여기서 볼 수 있는 자료 모음이 아닙니다',
      `목록에서 고르시거나 ${slash('sources', 'ko')}에서 찾아 주십시오`,
    ],
  );

export const privateHere = () =>
  refusal(
    ['In this channel answers are private', `Use ${slash('ask', 'en')}: only you will see the answer`],
    ['이 채널에서는 답변을 비공개로 드립니다', `${slash('ask', 'ko')}을 쓰시면 본인에게만 보입니다`],
  );
