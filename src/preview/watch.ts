import type { App } from '../bot/types.ts';
import type { Question } from '../query/types.ts';

/** The app with an eye on its engine: which question was put to it last, exactly as it was put. */
export function watchQuestions(app: App): { app: App; last(): Question | null } {
  let last: Question | null = null;
  const ask: App['engine']['ask'] = (question) => {
    last = question;
    return app.engine.ask(question);
  };
  return { app: { ...app, engine: { ...app.engine, ask } }, last: () => last };
}
