import type { Ids } from '../../base/ids.ts';
import type { Locale } from '../../base/locale.ts';
import type { Logger } from '../../base/logger.ts';
import type { Scene } from '../../dialogs/content/practice.ts';
import type { Delivered } from '../../turn/ports.ts';
import type { Turns } from '../../turn/turn.ts';

/** Milliseconds between two lines of a customer, before they answer a reply, and before the next customer comes. */
export type Pace = { line: number; answer: number; nextCustomer: number };

export const unhurried: Pace = { line: 2500, answer: 6000, nextCustomer: 20_000 };

export type Player = {
  /** Lets the customers come, one after another. */
  begin(scenes: readonly Scene[], locale: Locale): void;
  /** Tell it what was committed: the customers answer what an operator writes, and rate when it is over. */
  delivered: Delivered;
  close(): void;
};

/** A customer on stage. */
type Part = { scene: Scene; locale: Locale; heard: number; hasRated: boolean; lines: Promise<void> };

/** Plays customers through the same door as real ones come through, on a desk whose store and turns are given. */
export function createPlayer(deps: { turns: Turns; ids: Ids; logger: Logger; pace?: Pace }): Player {
  const { turns, ids, logger, pace = unhurried } = deps;
  const parts = new Map<string, Part>();
  const timers = new Set<NodeJS.Timeout>();

  const after = (ms: number) =>
    new Promise<void>(resolve => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        resolve();
      }, ms).unref();
      timers.add(timer);
    });

  function enter(scene: Scene, locale: Locale): Promise<void> {
    const conversationId = ids.next('cnv');
    const { name, email } = scene;
    const opening = { channel: 'directline', channelUser: `practice-${conversationId}`, name, locale };
    const part: Part = { scene, locale, heard: 0, hasRated: false, lines: Promise.resolve() };
    parts.set(conversationId, part);
    part.lines = turns
      .handle({ kind: 'start', conversationId, opening: email ? { ...opening, email } : opening })
      .then(() => {})
      .catch(err => logger.warn({ err }, 'a customer of practice mode could not come'));
    return speak(conversationId, part, scene.says, pace.line);
  }

  /** Lines follow one another, whatever is heard meanwhile. */
  function speak(conversationId: string, part: Part, lines: readonly string[], firstAfter: number): Promise<void> {
    part.lines = part.lines.then(async () => {
      for (const [at, text] of lines.entries()) {
        await after(at === 0 ? firstAfter : pace.line);
        await turns.handle({ kind: 'message', conversationId, text });
      }
    });
    part.lines = part.lines.catch(err => logger.warn({ err }, 'a customer of practice mode could not write'));
    return part.lines;
  }

  return {
    begin(scenes, locale) {
      void scenes.reduce(
        (before, scene, at) =>
          before.then(async () => {
            if (at > 0) await after(pace.nextCustomer);
            void enter(scene, locale);
          }),
        Promise.resolve(),
      );
    },
    delivered(conversation, activities) {
      const part = parts.get(conversation.id);
      if (!part) return;
      if (!part.hasRated && activities.some(isOver)) {
        part.hasRated = true;
        void speak(conversation.id, part, [String(part.scene.rating)], pace.answer);
        return;
      }
      if (!activities.some(({ from, kind }) => from === 'operator' && kind === 'message')) return;
      const lines = part.scene.answers[part.heard];
      part.heard += 1;
      if (lines) void speak(conversation.id, part, lines, pace.answer);
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      parts.clear();
    },
  };
}

function isOver({ event }: Parameters<Delivered>[1][number]): boolean {
  const { name, value } = event ?? {};
  return name === 'handoff.status' && JSON.stringify(value).includes('"state":"completed"');
}
