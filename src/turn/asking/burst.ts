import type { Policy } from '../../dialogs/content/policy.ts';
import { wordCount } from '../../dialogs/gauges/complexity.ts';
import type { IntentName, Understand, Understanding } from '../../language/understanding.ts';
import { isHeld } from '../../tickets/status.ts';
import type { Draft } from '../draft.ts';

/** What is meant by itself, whatever was said before; any other intent may be a part of a question: 我的密码 / 忘了. */
const commands: readonly (IntentName | undefined)[] = [
  'human',
  'cancel',
  'restart',
  'ticketStatus',
  'notSolved',
  'bot',
];
/** Said around a question, and no part of it. */
const politeness: readonly (IntentName | undefined)[] = ['greeting', 'thanks', 'bye'];

/**
 * Whether a message looks like one of several: short, unfinished, and not an answer to an open question.
 * It then waits for the policy's quiet time.
 */
export function deferred(said: Understanding, draft: Draft, { shortWords, quietMs }: Policy['burst']): boolean {
  if (quietMs === 0 || draft.state.dialog !== undefined || isHeld(draft.ticket)) return false;
  if (commands.includes(said.intent)) return false;
  const begins = said.intent === undefined || said.intent === 'greeting';
  if (draft.state.waiting.length === 0 && !begins) return false;
  if (said.entities.length > 0 || said.urgency.level === 'high' || said.urgency.level === 'critical') return false;
  return !/[.?!。？！…]\s*$/u.test(said.text) && wordCount(said.text) <= shortWords;
}

/** The message together with those that waited before it, as one question; a command at its end is still a command. */
export function joined(last: Understanding, draft: Draft, understand: Understand): Understanding {
  const { waiting } = draft.state;
  if (waiting.length === 0) return last;
  draft.answered.push(...waiting.map(({ n }) => n));
  draft.state = { ...draft.state, waiting: [] };
  const parts = [...waiting.map(one => one.text), last.text];
  const telling = parts.filter(text => !politeness.includes(understand(text, draft.locale).intent));
  if (telling.length === 0) return last;
  const whole = understand(telling.join(last.locale === 'zh' ? '，' : ' '), draft.locale);
  return commands.includes(last.intent) ? { ...whole, intent: last.intent } : whole;
}
