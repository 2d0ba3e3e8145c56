import { afterEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../../src/base/clock.ts';
import { randomIds } from '../../../src/base/ids.ts';
import { silentLogger } from '../../../src/base/logger.ts';
import { createPlayer, type Player } from '../../../src/console/practice/player.ts';
import type { Scene } from '../../../src/dialogs/content/practice.ts';
import { openKnowledge } from '../../../src/knowledge/watched-knowledge.ts';
import { createLanguage } from '../../../src/language/language.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import type { Ticket } from '../../../src/tickets/ticket.ts';
import { createTurns } from '../../../src/turn/handle-turn.ts';
import type { OperatorAction, Turns } from '../../../src/turn/turn.ts';
import { content } from '../../support/content.ts';

const language = createLanguage(content().packs, 'en');
const knowledge = await openKnowledge({
  dir: new URL('../../../knowledge', import.meta.url).pathname,
  analyzer: language,
  links: { article: (locale, slug) => `/help/${locale}/${slug}` },
  logger: silentLogger,
  watch: false,
});
const atOnce = { line: 0, answer: 0, nextCustomer: 0 };
const mei = { id: 'opr_mei', name: 'Mei' };

type Stage = { store: Store; turns: Turns & { close(): Promise<void> }; player: Player };
let stage: Stage | undefined;
afterEach(async () => {
  stage?.player.close();
  await stage?.turns.close();
  await stage?.store.close();
});

async function openStage(): Promise<Stage> {
  const store = await openStore({ file: ':memory:', logger: silentLogger });
  let player: Player | undefined;
  const turns = createTurns({
    store: store.turns,
    understand: language.understand,
    knowledge,
    content: content(),
    links: { article: () => '/a', ticketStatus: () => '/t', absolute: path => path },
    clock: fixedClock('2026-03-02T09:00:00.000Z'),
    ids: randomIds,
    logger: silentLogger,
    outboxKind: () => undefined,
    delivered: (conversation, activities, left) => player?.delivered(conversation, activities, left),
  });
  player = createPlayer({ turns, ids: randomIds, logger: silentLogger, pace: atOnce });
  stage = { store, turns, player };
  return stage;
}

async function until<T>(look: () => Promise<T | undefined | false>): Promise<T> {
  for (let tries = 0; tries < 400; tries += 1) {
    const found = await look();
    if (found) return found;
    await new Promise(resolve => setTimeout(resolve, 25));
  }
  throw new Error('it did not come to that');
}

const tickets = async ({ store }: Stage): Promise<Ticket[]> => (await store.tickets.list({ limit: 100 })).items;

const wordsOf = async ({ store }: Stage, { conversationId }: Ticket, from: 'customer' | 'operator') =>
  (await store.log.activities(conversationId, 0, 200)).flatMap(one =>
    one.from === from && one.text ? [one.text] : [],
  );

describe.each(['en', 'zh'])('practice mode in %s', locale => {
  const scenes = (): readonly Scene[] => content().practice(locale);

  it('brings a ticket of every customer', async () => {
    const open = await openStage();
    open.player.begin(scenes(), locale);
    const opened = await until(async () => {
      const all = await tickets(open);
      return all.length === scenes().length && all;
    });
    expect(opened.map(({ customer }) => customer.name).sort()).toEqual(
      scenes()
        .map(({ name }) => name)
        .sort(),
    );
    expect(opened.every(ticket => ticket.locale === locale)).toBe(true);
  });

  it.each([0, 1, 2, 3])('customer %i goes on after each reply, and rates when it is resolved', async at => {
    const open = await openStage();
    const scene = scenes()[at];
    if (!scene) throw new Error(`there is no customer ${at}`);
    open.player.begin([scene], locale);
    const ticket = await until(async () => (await tickets(open))[0]);
    await until(async () => (await wordsOf(open, ticket, 'customer')).length >= scene.says.length);
    let said = scene.says.length;
    for (const lines of scene.answers) {
      await operate(open, ticket, { type: 'reply', text: 'Of course.' });
      said += lines.length;
      await until(async () => (await wordsOf(open, ticket, 'customer')).length >= said);
    }
    expect(await wordsOf(open, ticket, 'customer')).toEqual([...scene.says, ...scene.answers.flat()]);
    await operate(open, ticket, { type: 'resolve' });
    const rating = await until(async () => (await open.store.ratings.list({})).find(({ csat }) => csat !== undefined));
    expect(rating.csat).toBe(scene.rating);
  });
});

async function operate({ turns }: Stage, ticket: Ticket, action: OperatorAction) {
  await turns.handle({
    kind: 'operator',
    conversationId: ticket.conversationId,
    ticket: ticket.number,
    operator: mei,
    action,
  });
}
