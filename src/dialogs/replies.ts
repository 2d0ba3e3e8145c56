import type { DialogContext } from './dialog.ts';
import { chosen } from './forms/form.ts';

/** True when the message is the button of sentence `key`, in any language, or one of the `intents` that mean the same. */
export function picks(context: DialogContext, key: string, ...intents: readonly string[]): boolean {
  const { said, content } = context;
  if (said.intent !== undefined && intents.includes(said.intent)) return true;
  return content.locales.some(locale => chosen([content.say(locale, key)], withoutNumber(said.text)) !== undefined);
}

/** The place of the title that the message names, by words or by number; -1 when it names none. */
export function pickOf(titles: readonly string[], text: string): number {
  const title = chosen(titles, text);
  return title === undefined ? -1 : titles.indexOf(title);
}

/** "1" picks from a list, but never a lone button. */
function withoutNumber(text: string): string {
  return /^\d$/.test(text.trim()) ? '' : text;
}
