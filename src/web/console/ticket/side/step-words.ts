import type { DueStep } from '../../api-types.ts';
import { clockTime, dayTime } from '../../start/times.ts';
import { say } from '../../start/words.ts';

/** A step of how a due time was reached, in the reader's words and by the shop's clock; one of an older version as it is. */
export function stepWords(step: DueStep | string): string {
  if (typeof step === 'string') return step;
  switch (step.kind) {
    case 'target':
      return say('step.target', { what: say(`due.${step.of}`), priority: say(`priority.${step.priority}`) });
    case 'start':
      return say('step.start', { time: dayTime(step.at), minutes: step.minutes });
    case 'open':
      return say('step.open', { from: dayTime(step.from), to: endOf(step.to), minutes: step.minutes });
    case 'end':
      return say('step.end', { from: dayTime(step.from), time: clockTime(step.at), minutes: step.minutes });
    case 'paused':
      return say('step.paused', { from: dayTime(step.from), to: dayTime(step.to), minutes: step.minutes });
    case 'recounted':
      return say('step.recounted');
    case 'left-out':
      return say('step.leftOut');
  }
}

/** The end of a day is its 24:00, not the next one's 00:00. */
function endOf(at: string): string {
  const time = clockTime(at);
  return time === '00:00' ? '24:00' : time;
}
