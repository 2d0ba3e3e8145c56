import { hasWords, say } from '../start/words.ts';

/**
 * Why a ticket is here or is pressing, in the reader's words: `asked`, `vip:company.example`, `frustration:2 failed answers`,
 * `money:charged twice`. What the dialogs have no word for is shown as it is.
 */
export function reasonWords(reason: string): string {
  const whole = `reason.${camel(reason)}`;
  if (hasWords(whole)) return say(whole);
  const [, kind = '', said = ''] = /^([\w-]+):(.*)$/s.exec(reason) ?? [];
  const failed = kind === 'frustration' ? /^(\d+) failed answers?$/.exec(said) : null;
  if (failed) return say('reason.failedAnswers', { count: Number(failed[1]) });
  const told = `reason.${kind}.${camel(said)}`;
  if (hasWords(told)) return say(told);
  if (hasWords(`reason.${kind}`)) return say(`reason.${kind}`, { name: said });
  const named = `reason.kind.${kind}`;
  return hasWords(named) ? say('reason.words', { kind: say(named), words: said }) : reason;
}

/** `low-rating`, `angry words` -> `lowRating`, `angryWords`: sentences have neither hyphen nor space in their names. */
function camel(code: string): string {
  return code.replace(/[- ](\w)/g, (_, letter: string) => letter.toUpperCase());
}
