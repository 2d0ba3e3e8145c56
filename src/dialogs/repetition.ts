import { askHelped } from './answer.ts';
import { askWhichOf } from './clarify.ts';
import type { DialogContext, Said } from './dialog.ts';
import type { DialogState } from './dialog-state.ts';
import { titleIn } from './replies.ts';
import { askWithdraw } from './status.ts';
import { surveyQuestion } from './survey-dialog.ts';

/** The open question in the words it was asked in, with its buttons, in the language that is spoken now. */
export function openQuestion(dialog: Exclude<DialogState, { name: 'form' }>, context: DialogContext): Said[] {
  switch (dialog.name) {
    case 'feedback':
      return [askHelped];
    case 'related':
      return [{ key: 'answer.related', choices: inTheirLanguage(dialog.options, context) }];
    case 'clarify':
      return [askWhichOf(inTheirLanguage(dialog.options, context).map(({ title }) => title))];
    case 'person':
      return [dialog.step === 'offer' ? askOffer : askAddress];
    case 'address':
      return [askAddress];
    case 'withdraw':
      return askWithdraw().say;
    case 'survey':
      return [surveyQuestion(dialog.step, context)];
  }
}

function inTheirLanguage(options: readonly { title: string }[], context: DialogContext): { title: string }[] {
  return options.map(({ title }) => ({ title: titleIn(context.said.locale, title, context) }));
}

const askOffer: Said = { key: 'person.offer', choices: [{ key: 'person.yes' }, { key: 'person.no' }] };
const askAddress: Said = { key: 'person.askEmail', choices: [{ key: 'person.skip' }] };
