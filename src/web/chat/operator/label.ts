import { type Element, like } from '../dom/element.ts';
import { type Activity, operatorOf } from '../web-chat.ts';

type Render = (...args: unknown[]) => Element | false;
type Card = { activity?: Activity };

/** Puts the operator's name above what an operator wrote (Web Chat's `activityMiddleware`). */
export const operatorLabel =
  () =>
  (next: (card: Card, ...more: unknown[]) => Render | false) =>
  (card: Card, ...more: unknown[]): Render | false => {
    const render = next(card, ...more);
    const name = operatorOf(card.activity);
    if (!render || name === undefined) return render;
    return (...args) => {
      const bubble = render(...args);
      if (!bubble) return bubble;
      const label = like(bubble, 'div', { className: 'operator-name', children: name });
      return like(bubble, 'div', {
        className: 'from-operator',
        children: [
          { ...label, key: 'name' },
          { ...bubble, key: 'bubble' },
        ],
      });
    };
  };

/** The operator's initial instead of the bot's lantern (Web Chat's `avatarMiddleware`). */
export const operatorAvatar =
  () =>
  (next: (card: Card) => Render | false) =>
  (card: Card): Render | false => {
    const render = next(card);
    const name = operatorOf(card.activity);
    if (!render || name === undefined) return render;
    return () => {
      const avatar = render();
      return (
        avatar &&
        like(avatar, 'div', { className: 'operator-avatar', 'aria-hidden': true, children: [...name][0] ?? '' })
      );
    };
  };

type Groups = { sender?: Activity[][]; status?: Activity[][] };

/** Begins a new group, and so shows an avatar, where an operator takes over from the bot (`groupActivitiesMiddleware`). */
export const operatorGroups =
  () =>
  (next: (args: { activities: Activity[] }) => Groups) =>
  (args: { activities: Activity[] }): Groups => {
    const groups = next(args);
    return { ...groups, ...(groups.sender && { sender: groups.sender.flatMap(splitByOperator) }) };
  };

function splitByOperator(group: Activity[]): Activity[][] {
  const parts: Activity[][] = [];
  for (const activity of group) {
    const last = parts.at(-1);
    if (last && operatorOf(last[0]) === operatorOf(activity)) last.push(activity);
    else parts.push([activity]);
  }
  return parts;
}
