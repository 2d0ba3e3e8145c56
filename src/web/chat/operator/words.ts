import { type Element, like } from '../dom/element.ts';
import { linked } from '../dom/linked-text.ts';
import { type Activity, operatorOf } from '../web-chat.ts';

type Shown = Element | false | null | undefined;
type Card = { activity?: Activity; attachment?: { content?: unknown; contentType?: string } };

/** An operator's words as they were typed, with their web addresses as links (Web Chat's `attachmentMiddleware`). */
export const operatorWords =
  () =>
  (next: (card: Card) => Shown) =>
  (card: Card): Shown => {
    const shown = next(card);
    const { content, contentType } = card.attachment ?? {};
    if (!shown || typeof content !== 'string' || contentType !== 'text/plain') return shown;
    if (operatorOf(card.activity) === undefined) return shown;
    const children = linked(content).map(({ text, href }, at) =>
      href === undefined
        ? text
        : {
            ...like(shown, 'a', { href, target: '_blank', rel: 'noopener noreferrer', children: text }),
            key: String(at),
          },
    );
    return like(shown, 'div', { className: 'operator-words', children });
  };
