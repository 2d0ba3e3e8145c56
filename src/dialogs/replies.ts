import type { Locale } from '../base/locale.ts';
import type { Understanding } from '../language/understanding.ts';
import type { DialogContext } from './dialog.ts';
import type { DialogState } from './dialog-state.ts';
import { formOf } from './forms/languages.ts';
import { pickOf, saysOneOf } from './words/comparison.ts';

/** True when the message is the button of sentence `key`, in any language, or one of the `intents` that mean the same. */
export function picks(context: DialogContext, key: string, ...intents: readonly string[]): boolean {
  const { said, content } = context;
  if (said.intent !== undefined && intents.includes(said.intent)) return true;
  return saysOneOf(
    content.locales.map(locale => content.say(locale, key)),
    said.text,
  );
}

/**
 * The place of the title that the message names: by its words, in the language it was offered in or the one that is spoken now, or
 * by its number. -1 when it names none.
 */
export function namedTitle(titles: readonly string[], context: DialogContext): number {
  const { text, locale } = context.said;
  const place = pickOf(titles, text);
  if (place >= 0) return place;
  return pickOf(
    titles.map(title => titleIn(locale, title, context)),
    text,
  );
}

type Words = Pick<DialogContext, 'content' | 'knowledge'>;

/** Every sentence that is said on a button. */
const buttons = [
  'greeting.starterParcel',
  'greeting.starterUse',
  'greeting.starterReturn',
  'smallTalk.toPerson',
  'answer.helpedYes',
  'answer.helpedNo',
  'clarify.none',
  'person.yes',
  'person.no',
  'person.skip',
  'ticket.withdrawYes',
  'ticket.withdrawNo',
] as const;

/** The buttons that lead past what is offered: "the last one" never means them. */
const waysOut = ['clarify.none', 'person.skip', 'form.skip', 'form.without'] as const;

/** A button's title in another language: a sentence of the desk, or the title of an article that exists there. */
export function titleIn(locale: Locale, title: string, { content, knowledge }: Words): string {
  const key = buttons.find(button =>
    saysOneOf(
      content.locales.map(other => content.say(other, button)),
      title,
    ),
  );
  if (key !== undefined) return content.say(locale, key);
  const article = knowledge
    .locales()
    .flatMap(other => knowledge.published(other))
    .find(one => saysOneOf([one.title], title));
  return (article && knowledge.article(locale, article.id)?.title) ?? title;
}

/** The button that a message names by its order among those it was shown ("the second one"), where buttons are a list to choose from. */
export function orderedOption(
  said: Understanding,
  offered: readonly string[],
  dialog: DialogState | undefined,
  words: Words,
): string | undefined {
  if (said.ordinal === undefined || !isList(dialog, said, words)) return undefined;
  if (said.ordinal > 0) return offered[said.ordinal - 1];
  return offered.findLast(title => !isWayOut(title, words));
}

/** Not "Shall I send it?" or "Did this help?": nobody calls "No" the second one. */
function isList(dialog: DialogState | undefined, said: Understanding, { content }: Words): boolean {
  switch (dialog?.name) {
    case undefined:
    case 'clarify':
    case 'related':
      return true;
    case 'survey':
      // A number in a rating is the rating, whichever place that has.
      return dialog.step === 'csat' && !said.entities.some(({ kind }) => kind === 'number');
    case 'form':
      return dialog.step === 'which' || formOf(dialog, { content, said })?.fields[dialog.at]?.type === 'choice';
    default:
      return false;
  }
}

function isWayOut(title: string, { content }: Words): boolean {
  const sentences = waysOut.flatMap(key => content.locales.map(locale => content.say(locale, key)));
  return saysOneOf([...sentences, ...content.surveys.map(({ skip }) => skip)], title);
}
