import type { Policy } from '../../dialogs/content/policy.ts';
import type { Understand, Understanding } from '../../language/understanding.ts';
import { isHeld } from '../../tickets/status.ts';
import type { Draft } from '../draft.ts';

/**
 * Whether a message looks like the beginning of several: short, unfinished, and not an answer to an open question.
 * It then waits for the policy's quiet time.
 */
export function deferred(said: Understanding, draft: Draft, { shortWords, quietMs }: Policy['burst']): boolean {
  if (quietMs === 0 || draft.state.dialog !== undefined || isHeld(draft.ticket)) return false;
  if (said.intent !== undefined && said.intent !== 'greeting') return false;
  if (said.entities.length > 0 || said.urgency.level === 'high' || said.urgency.level === 'critical') return false;
  return !/[.?!。？！…]\s*$/u.test(said.text) && wordCount(said.text) <= shortWords;
}

/** A Chinese character counts half a word, so that 我要退货 is as short as "return my lamp". */
function wordCount(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const others = text.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return others + han / 2;
}

/** The message together with those that waited before it, as one; a command among them is still a command. */
export function joined(last: Understanding, draft: Draft, understand: Understand): Understanding {
  const { waiting } = draft.state;
  if (waiting.length === 0) return last;
  draft.answered.push(...waiting.map(({ n }) => n));
  draft.state = { ...draft.state, waiting: [] };
  const text = [...waiting.map(one => one.text), last.text].join(last.locale === 'zh' ? '，' : ' ');
  const whole = understand(text, draft.locale);
  return last.intent === undefined || last.intent === 'greeting' ? whole : { ...whole, intent: last.intent };
}
