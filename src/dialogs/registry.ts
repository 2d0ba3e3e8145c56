import { feedback, related } from './answer.ts';
import { clarify } from './clarify.ts';
import type { DialogContext, Step } from './dialog.ts';
import type { DialogState } from './dialog-state.ts';
import { formDialog } from './forms/form-dialog.ts';
import { address, person } from './person.ts';
import { withdraw } from './status.ts';
import { survey } from './survey-dialog.ts';

/** Whether the open question takes the message as its answer. */
export function accepts(state: DialogState, context: DialogContext): boolean {
  switch (state.name) {
    case 'feedback':
      return feedback.accepts(state, context);
    case 'related':
      return related.accepts(state, context);
    case 'clarify':
      return clarify.accepts(state, context);
    case 'person':
      return person.accepts(state, context);
    case 'address':
      return address.accepts(state, context);
    case 'withdraw':
      return withdraw.accepts(state, context);
    case 'form':
      return formDialog.accepts(state, context);
    case 'survey':
      return survey.accepts(state, context);
  }
}

/** Gives the message to the open question. */
export function continueDialog(state: DialogState, context: DialogContext): Step {
  switch (state.name) {
    case 'feedback':
      return feedback.step(state, context);
    case 'related':
      return related.step(state, context);
    case 'clarify':
      return clarify.step(state, context);
    case 'person':
      return person.step(state, context);
    case 'address':
      return address.step(state, context);
    case 'withdraw':
      return withdraw.step(state, context);
    case 'form':
      return formDialog.step(state, context);
    case 'survey':
      return survey.step(state, context);
  }
}
