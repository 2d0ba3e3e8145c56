import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/content/yaml.ts';
import type { LoggedActivity } from '../../src/turn/activity.ts';
import type { OperatorAction, Outcome } from '../../src/turn/turn.ts';
import { mondayMorning, openDesk } from '../support/desk.ts';
import { durationMs, type Expected, type Step, Transcript } from '../support/transcript.ts';

const folder = import.meta.dirname;
const files = readdirSync(folder).filter(file => file.endsWith('.yaml'));

let desk: Awaited<ReturnType<typeof openDesk>>;

describe('golden transcripts', () => {
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.app.close());

  for (const file of files) {
    const transcript = read(file);
    it(`${transcript.title} (${file})`, () => play(transcript, file));
  }

  it('has at least 25 of them, in both languages', () => {
    const locales = files.map(file => read(file).locale);
    expect(locales.length).toBeGreaterThanOrEqual(25);
    expect(locales.filter(locale => locale === 'zh').length).toBeGreaterThanOrEqual(10);
  });
});

function read(file: string): Transcript {
  return Transcript.parse(parseYaml(file, readFileSync(join(folder, file), 'utf8')).value);
}

async function play(transcript: Transcript, file: string): Promise<void> {
  const { app, clock } = desk;
  clock.set(mondayMorning);
  const conversationId = `cnv_${file.replace('.yaml', '')}`;
  const opening = { channel: 'directline', channelUser: `dl_${file}`, locale: transcript.locale };
  await app.turns.handle({ kind: 'start', conversationId, opening });
  let seen = (await app.store.log.find(conversationId))?.lastN ?? 0;
  for (const [index, step] of transcript.steps.entries()) {
    const where = `${file}, step ${index + 1}: ${JSON.stringify(step).slice(0, 120)}`;
    await run(step, conversationId, where);
    const said = (await app.store.log.activities(conversationId, seen, 500)).filter(({ from }) => from !== 'customer');
    seen = (await app.store.log.find(conversationId))?.lastN ?? seen;
    if ('bot' in step && step.bot) matchAll(said, step.bot, where);
  }
}

async function run(step: Step, conversationId: string, where: string): Promise<void> {
  const { app, clock } = desk;
  if ('you' in step) {
    const { deferred, outcome } = await app.turns.handle({
      kind: 'message',
      conversationId,
      text: step.you,
      ...(step.id === undefined ? {} : { clientId: step.id }),
    });
    const after = deferred ? await endBurst(conversationId) : outcome;
    if (step.outcome) expect(after, where).toBe(step.outcome);
  } else if ('card' in step) {
    await app.turns.handle({ kind: 'message', conversationId, text: '', fields: step.card });
  } else if ('burst' in step) {
    const results = [];
    for (const text of step.burst) results.push(await app.turns.handle({ kind: 'message', conversationId, text }));
    expect(
      results.slice(0, -1).every(({ deferred }) => deferred),
      `${where}: all but the last wait`,
    ).toBe(true);
    if (results.at(-1)?.deferred) await endBurst(conversationId);
  } else if ('operator' in step) {
    await operate(step.operator, conversationId, where);
  } else if ('wait' in step) {
    clock.advance(durationMs(step.wait));
    await app.jobs.runOnce();
  } else if ('ticket' in step) {
    const ticket = await ticketOf(conversationId);
    if (step.ticket === null) expect(ticket, where).toBeUndefined();
    else expect(ticket, where).toMatchObject(step.ticket);
  } else if ('rating' in step) {
    const ratings = await app.store.ratings.list({});
    const rating = ratings.find(one => one.conversationId === conversationId);
    if (step.rating === null) expect(rating, where).toBeUndefined();
    else expect(rating, where).toMatchObject(step.rating);
  } else {
    const events = (await app.store.log.activities(conversationId, 0, 500)).flatMap(({ event }) => event?.name ?? []);
    expect(events, where).toEqual(step.events);
  }
  clock.advance(1000);
}

async function endBurst(conversationId: string): Promise<Outcome> {
  desk.clock.advance(desk.app.content.policy.burst.quietMs);
  return (await desk.app.turns.handle({ kind: 'due', conversationId })).outcome;
}

async function ticketOf(conversationId: string) {
  const { items } = await desk.app.store.tickets.list({ limit: 100 });
  const mine = items.filter(ticket => ticket.conversationId === conversationId);
  const ticket = mine.sort((a, b) => b.createdAt.localeCompare(a.createdAt))[0];
  return (
    ticket && { ...ticket, history: (await desk.app.store.tickets.history(ticket.number)).map(({ kind }) => kind) }
  );
}

async function operate(
  given: Extract<Step, { operator: unknown }>['operator'],
  conversationId: string,
  where: string,
): Promise<void> {
  const ticket = await ticketOf(conversationId);
  const turn = desk.app.turns.handle({
    kind: 'operator',
    conversationId,
    ticket: ticket?.number ?? '',
    operator: { id: `opr_${given.name}`, name: given.name },
    action: actionOf(given),
  });
  if (given.refused === undefined) await turn;
  else await expect(turn, where).rejects.toThrow(given.refused);
}

function actionOf({ does, text = '' }: Extract<Step, { operator: unknown }>['operator']): OperatorAction {
  if (does === 'reply' || does === 'note') return { type: does, text };
  if (does === 'resolve') return text === '' ? { type: 'resolve' } : { type: 'resolve', text };
  return { type: does };
}

function matchAll(activities: readonly LoggedActivity[], expected: readonly Expected[], where: string): void {
  const messages = activities.filter(({ kind }) => kind === 'message');
  const told = messages.map(
    ({ text, choices }) => `${text}${choices ? ` [${choices.map(({ title }) => title).join(' | ')}]` : ''}`,
  );
  expect(told.length, `${where}\nsaid: ${told.join('\n  ')}`).toBe(expected.length);
  for (const [index, one] of expected.entries()) {
    const message = messages[index];
    if (message) match(message, typeof one === 'string' ? { says: one } : one, `${where}\nsaid: ${told.join('\n  ')}`);
  }
}

function match(message: LoggedActivity, expected: Exclude<Expected, string>, where: string): void {
  if (expected.says !== undefined) expect(message.text, where).toContain(expected.says);
  if (expected.source !== undefined) expect(message.source?.articleId, where).toBe(expected.source);
  if (expected.section !== undefined) expect(message.source?.section, where).toBe(expected.section);
  if (expected.from !== undefined) expect(message.name, where).toBe(expected.from);
  if (expected.locale !== undefined) expect(message.locale, where).toBe(expected.locale);
  const titles = message.choices?.map(({ title }) => title) ?? [];
  if (expected.choices !== undefined) expect(titles, where).toEqual(expected.choices);
  if (expected.offers !== undefined) expect(titles, where).toEqual(expect.arrayContaining(expected.offers));
}
