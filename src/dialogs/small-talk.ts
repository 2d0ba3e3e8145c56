import { isOpen } from '../tickets/status.ts';
import type { ChoiceOf, DialogContext, Said, Step } from './dialog.ts';
import { endEpisode } from './survey-dialog.ts';

const starters: ChoiceOf[] = [
  { key: 'greeting.starterParcel' },
  { key: 'greeting.starterUse' },
  { key: 'greeting.starterReturn' },
];

/** The first words of a conversation, said before the customer wrote anything. */
export const welcome: Step = {
  say: [{ key: 'greeting.welcome', choices: starters }],
  dialog: undefined,
  effects: [],
};

/** Said to an emoji, a row of question marks, a single letter: what can be asked, and that a person is there. */
export const unclear: Said = { key: 'unclear.ask', choices: [...starters, { key: 'smallTalk.toPerson' }] };

export function greetAgain(): Step {
  return { ...welcome, say: welcome.say.map(said => ({ ...said, key: 'greeting.again' })) };
}

/** "Are you a bot?" is answered as it is, and a person is one button away. */
export function aboutBot({ ticket }: DialogContext): Step {
  const choices = isOpen(ticket) ? {} : { choices: [{ key: 'smallTalk.toPerson' }] };
  return { say: [{ key: 'smallTalk.bot', ...choices }], dialog: undefined, effects: [] };
}

/** Thanks and goodbye end the episode; an answer that was still open for "did this help?" then counts as a helpful one. */
export function partingWords(intent: 'thanks' | 'bye', openAnswer: string | undefined, context: DialogContext): Step {
  const end = endEpisode({ ...context, locale: context.said.locale });
  const helped: Step['effects'] =
    openAnswer === undefined
      ? []
      : [{ type: 'event', kind: 'answer.helped', data: { articleId: openAnswer, by: intent } }];
  return { ...end, say: [{ key: `smallTalk.${intent}` }, ...end.say], effects: [...helped, ...end.effects] };
}
