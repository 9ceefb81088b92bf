import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import type { App, Command, Request } from '../../src/bot/types.ts';
import type { Locale } from '../../src/locale.ts';
import { fitted } from '../../src/message/budget.ts';
import { slash } from '../../src/message/command-names.ts';
import { escapeText, label } from '../../src/message/markdown.ts';
import { small, text } from '../../src/message/parts.ts';
import type { Message } from '../../src/message/types.ts';
import { inLanguages } from '../../src/message/words.ts';
import { type Examples, examplesFor } from './examples.ts';

const TITLE = 80;
const SUBCOMMAND = ApplicationCommandOptionType.Subcommand;
const QUESTION = 150;

const words = inLanguages(
  {
    title: 'Answers from your own documents, word for word',
    about: 'Every answer is a quote with its source. Where the documents do not say, it tells you so.',
    examples: 'Try it',
    ask: (question: string) => `${slash('ask', 'en')} question: ${question}`,
    verify: (sentence: string) => `${slash('verify', 'en')} quote: ${sentence}`,
    read: (title: string) => `${slash('read', 'en')} document: ${title}`,
    mention: 'Mention the bot with a question, or reply to one of its answers to ask further.',
    sources: 'Right-click a message → Apps → **Find sources**: which documents support it.',
    message: '(on a message)',
    more: (count: number) => `${count} more commands: type / to see them`,
    empty: 'There are no documents here that you may see.',
  },
  {
    title: '우리 자료에서 찾은 답을 원문 그대로',
    about: '모든 답은 출처가 있는 인용입니다. 자료에 없으면 없다고 말합니다.',
    examples: '이렇게 써 보십시오',
    ask: (question) => `${slash('ask', 'ko')} 질문: ${question}`,
    verify: (sentence) => `${slash('verify', 'ko')} 인용문: ${sentence}`,
    read: (title) => `${slash('read', 'ko')} 문서: ${title}`,
    mention: '봇을 멘션하며 질문하시거나, 답변에 답장을 달아 이어서 물어보실 수 있습니다.',
    sources: '메시지를 오른쪽 클릭 → 앱 → **출처 찾기**: 어떤 문서가 뒷받침하는지 찾습니다.',
    message: '(메시지에서)',
    more: (count) => `명령 ${count}개가 더 있습니다. /를 입력해 보십시오`,
    empty: '여기서 볼 수 있는 문서가 없습니다.',
  },
);

/** What the bot can do, limited to what this person may use. */
export async function helpView(request: Request, app: App, commands: readonly Command[]): Promise<Message> {
  const { locale } = request;
  const say = words(locale);
  const usable = commands.filter(({ manage }) => !manage || request.manager);
  const head = [
    text(`### ${say.title}\n${say.about}`),
    text(exampleLines(await examplesFor(request, app), locale).join('\n')),
  ];
  const blocks = usable.map((command) => [text(commandLine(command, locale))]);
  return fitted(head, blocks, [], (count) => small(say.more(count)));
}

function exampleLines({ questions, document, sentence }: Examples, locale: Locale): string[] {
  const say = words(locale);
  if (!document) return [say.empty];
  const title = escapeText(label(document.title, TITLE));
  return [
    `**${say.examples}**`,
    ...questions.map((question) => `- ${say.ask(escapeText(label(question, QUESTION)))}`),
    ...(sentence ? [`- ${say.verify(escapeText(sentence))}`] : []),
    `- ${say.read(title)}`,
    `- ${say.mention}`,
    `- ${say.sources}`,
  ];
}

function commandLine({ data }: Command, locale: Locale): string {
  if (data.type === ApplicationCommandType.Message) {
    const name = data.name_localizations?.[locale === 'ko' ? 'ko' : 'en-US'] ?? data.name;
    return `**${name}** ${words(locale).message}`;
  }
  const description = 'description' in data ? data.description : '';
  const localised = 'description_localizations' in data ? data.description_localizations?.ko : undefined;
  // A command with subcommands cannot be pressed itself.
  const parts = 'options' in data ? (data.options ?? []) : [];
  const name = locale === 'ko' ? (data.name_localizations?.ko ?? data.name) : data.name;
  const called = parts.some(({ type }) => type === SUBCOMMAND) ? `\`/${name}\`` : slash(data.name, locale);
  return `${called} ${(locale === 'ko' && localised) || description}`;
}
