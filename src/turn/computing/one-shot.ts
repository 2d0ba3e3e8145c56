import type { ChoiceOf, DialogContext, Said, Step } from '../../dialogs/dialog.ts';
import type { Action } from '../decide.ts';

/**
 * A single question over HTTP asks nothing back: what needs a person becomes a ticket when there is an address to answer to,
 * and otherwise invites to give one.
 */
export function oneShotStep(step: Step, action: Action, context: DialogContext): Step {
  switch (action.type) {
    case 'person':
    case 'unanswered':
      return context.customer.email ? opened(step, action, context) : invited(step, action);
    case 'clarify':
      return { ...step, say: step.say.slice(0, 1).map(said => inOneSentence(said, context)), dialog: undefined };
    case 'answer':
      return { ...step, say: step.say.filter(isAnswer).map(bare), dialog: undefined };
    default:
      return { ...step, dialog: undefined };
  }
}

/** The section, those of further questions, and what is still open; not what only the chat asks. */
function isAnswer(said: Said): boolean {
  return 'section' in said || ('key' in said && (said.key === 'answer.also' || said.key === 'answer.stillOpen'));
}

function bare(said: Said): Said {
  return 'section' in said ? { ...said, bare: true } : said;
}

/** There are no buttons below the words: the titles stand in them. */
function inOneSentence({ choices = [] }: Said, { content, said: { locale } }: DialogContext): Said {
  const titles = choices.flatMap(titleOf);
  const key = titles.length === 1 ? 'support.option' : 'support.options';
  return { key, values: { titles: titles.join(content.say(locale, 'support.between')) }, choices };
}

function titleOf(choice: ChoiceOf): string[] {
  return 'title' in choice ? [choice.title] : [];
}

function opened(step: Step, action: Action, context: DialogContext): Step {
  const already = step.effects.some(effect => effect.type === 'open-ticket');
  const question = context.said.text;
  const hit = context.hits[0];
  return {
    say: [{ key: 'support.ticket', aboutTicket: true }, ...step.say.filter(said => 'section' in said).map(bare)],
    dialog: undefined,
    effects: already
      ? step.effects
      : [
          ...step.effects,
          {
            type: 'open-ticket',
            reason: action.type === 'person' ? action.reason : 'unanswered',
            question,
            ...(hit ? { hit } : {}),
          },
        ],
  };
}

/** Without an address nobody can answer; an article that may help is shown first. */
function invited(step: Step, action: Action): Step {
  const shown = step.say.filter(said => 'section' in said).map(bare);
  return {
    say: [...shown, { key: shown.length > 0 ? 'support.needEmailToo' : aloneKey(action) }],
    dialog: undefined,
    effects: step.effects.filter(effect => effect.type !== 'open-ticket'),
  };
}

/** Whoever asked for a person was not looking for a help page. */
function aloneKey(action: Action): string {
  return action.type === 'person' ? 'support.needEmailPerson' : 'support.needEmail';
}
