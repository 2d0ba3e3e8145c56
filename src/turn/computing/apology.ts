import type { DialogContext, Step } from '../../dialogs/dialog.ts';
import { apologising, frustrationOf } from '../../dialogs/gauges/frustration.ts';
import type { Action } from '../decide.ts';

/** An angry customer is told once in an episode that the bot is sorry. Not beside a danger, and not where a person or a form speaks. */
export function withApology(step: Step, action: Action, context: DialogContext): Step {
  const { said, episode, content, oneShot } = context;
  if (oneShot || episode.apologised || step.say.length === 0 || said.urgency.level === 'critical') return step;
  const isAngry = frustrationOf(said, episode, content.policy.frustration).isAngry;
  return isAngry && speaksForItself(action) ? apologising(step) : step;
}

function speaksForItself(action: Action): boolean {
  switch (action.type) {
    case 'answer':
      return action.resume === undefined;
    case 'clarify':
    case 'unanswered':
    case 'person':
    case 'add-to-ticket':
      return true;
    case 'continue':
      return action.dialog.name === 'feedback' || action.dialog.name === 'clarify';
    default:
      return false;
  }
}
