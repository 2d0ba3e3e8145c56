import type { DialogContext, Step } from './dialog.ts';
import { endEpisode } from './survey-dialog.ts';

/** The first words of a conversation, said before the customer wrote anything. */
export const welcome: Step = {
  say: [
    {
      key: 'greeting.welcome',
      choices: [{ key: 'greeting.starterParcel' }, { key: 'greeting.starterUse' }, { key: 'greeting.starterReturn' }],
    },
  ],
  dialog: undefined,
  effects: [],
};

export function greetAgain(): Step {
  return { ...welcome, say: welcome.say.map(said => ({ ...said, key: 'greeting.again' })) };
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
