import type { Locale } from '../../base/locale.ts';
import { orderedOption, titleIn } from '../../dialogs/replies.ts';
import { saysOneOf } from '../../dialogs/words/comparison.ts';
import type { Understand, Understanding } from '../../language/understanding.ts';
import { isHeld } from '../../tickets/status.ts';
import type { Draft, DraftDeps } from '../draft.ts';

type Deps = Pick<DraftDeps, 'content' | 'knowledge'> & { understand: Understand };

/**
 * What a message means that may be one of the buttons the conversation was offered, or their place in order. A button speaks the
 * language of the conversation, whatever the language of its words: it may be older than the customer's choice of another.
 *
 * @param chosen the language chosen by hand since the last message
 */
export function meantOption(
  understood: Understanding,
  chosen: Locale | undefined,
  draft: Draft,
  deps: Deps,
): Understanding | undefined {
  const { offered = [], offeredBefore = [], dialog } = draft.state;
  const locale = chosen ?? draft.conversation.locale;
  // A person answers: the words stay as they are, and only say nothing about the language.
  if (isHeld(draft.ticket)) {
    return saysOneOf([...offered, ...offeredBefore], understood.text) ? { ...understood, locale } : undefined;
  }
  const ordered = orderedOption(understood, offered, dialog, deps);
  if (ordered !== undefined) return inLanguage(ordered, understood.locale, deps, dialog !== undefined);
  if (saysOneOf(offered, understood.text)) return inLanguage(understood.text, locale, deps, dialog !== undefined);
  // Somebody who asks what a button of long ago asked may be typing it, and then speaks its language.
  if (!saysOneOf(offeredBefore, understood.text) || (understood.isQuestion && chosen === undefined)) return undefined;
  return inLanguage(understood.text, locale, deps, false);
}

/** The open question knows its buttons in every language; anything else is looked up, in the words of that language. */
function inLanguage(title: string, locale: Locale, deps: Deps, isOfDialog: boolean): Understanding {
  const words = isOfDialog ? title : titleIn(locale, title, deps);
  return { ...deps.understand(words, locale), locale };
}
