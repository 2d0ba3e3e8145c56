import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plusMs } from '../../../src/base/clock.ts';
import { mondayMorning } from '../../support/desk.ts';
import { fewArticles } from '../../support/few-articles.ts';
import { runInFile } from '../../support/second-connection.ts';
import { newDatabase, openTeamsDesk, type TeamsDesk } from '../../support/teams-desk.ts';
import { newPerson, personAt } from '../../support/teams-person.ts';

/** What becomes of an answer when the channel does not take it. */
export function deliveries(desk: () => TeamsDesk): void {
  describe('delivery to the channel', () => {
    it('repeats no message when a later one of the same turn fails', async () => {
      const wei = newPerson(desk());
      desk().connector.answerNext(wei.conversation, { status: 201 }, { status: 500 });
      await desk().post(wei.activity());
      await wei.failed(1);
      expect(wei.posts()).toHaveLength(1);
      desk().clock.advance(60_000);
      await wei.delivered();
      expect(wei.texts()).toEqual([expect.stringContaining('My account'), 'Did this help?']);
    });

    it('keeps the order, however much is said meanwhile', async () => {
      const wei = newPerson(desk());
      desk().connector.answerNext(wei.conversation, { status: 503 });
      await desk().post(wei.activity());
      await wei.failed(1);
      await desk().post(wei.activity({ text: '我的账户怎么登录？' }));
      await desk().post(wei.activity({ text: 'talk to a person' }));
      desk().clock.advance(60_000);
      await wei.delivered();
      expect(wei.texts()).toEqual([
        expect.stringContaining('/help/en/reset-password'),
        'Did this help?',
        expect.stringContaining('/help/zh/log-in'),
        '这对您有帮助吗？',
        expect.stringContaining((await wei.ticket()).number),
        expect.stringContaining('e-mail'),
      ]);
    });

    it('waits as long as a 429 asks', async () => {
      const wei = newPerson(desk());
      desk().connector.answerNext(wei.conversation, { status: 429, headers: { 'retry-after': '90' } });
      await desk().post(wei.activity());
      await wei.failed(1);
      const isDueAfter = async (ms: number) => {
        const due = await desk().app.store.outbox.due(plusMs(desk().clock.now(), ms), 1000);
        return due.some(({ conversationId }) => conversationId === wei.conversationId);
      };
      expect([await isDueAfter(89_999), await isDueAfter(90_000)]).toEqual([false, true]);
      desk().clock.advance(90_000);
      await wei.delivered();
      expect(wei.posts()).toHaveLength(2);
    });

    it('gives up at once when the channel says that the conversation is gone, and goes on with what comes later', async () => {
      const wei = newPerson(desk());
      desk().connector.answerNext(wei.conversation, { status: 404 });
      await wei.say('How do I reset my password?');
      expect(await wei.deadLetters()).toEqual(['The channel answered 404']);
      await wei.say('talk to a person');
      expect(wei.texts()[0]).toContain((await wei.ticket()).number);
    });

    it('abuse 17: does not follow a redirect with its token', async () => {
      const wei = newPerson(desk());
      const location = `${desk().connector.serviceUrl}v3/conversations/${wei.conversation}/elsewhere`;
      desk().connector.answerNext(wei.conversation, { status: 307, headers: { location } });
      await wei.say('How do I reset my password?');
      expect(wei.posts()).toEqual([]);
      expect(await wei.deadLetters()).toEqual(['The channel answered 307']);
    });

    it('abuse 17: does not post to a stored address that is no longer on the list', async () => {
      const wei = newPerson(desk());
      await wei.say('talk to a person');
      const { number } = await wei.ticket();
      const told = wei.texts().length;
      moveAddress(desk().database, wei.conversationId, 'http://127.0.0.1:1/');
      await desk().operator(`/api/tickets/${number}/reply`, { text: 'Hello' });
      await wei.delivered();
      const undelivered = [{ error: 'The serviceUrl is no longer on the list' }];
      expect(await desk().operator(`/api/tickets/${number}`)).toMatchObject({ undelivered });
      expect(wei.texts()).toHaveLength(told);
    });

    it('makes a dead letter of an entry whose conversation or payload makes no sense', async () => {
      const [nobody, nonsense] = [newPerson(desk()), newPerson(desk())];
      leaveEntry(desk().database, nobody.conversationId, { fromN: 1, toN: 1 });
      leaveEntry(desk().database, nonsense.conversationId, { fromN: 'all' });
      await nobody.delivered();
      await nonsense.delivered();
      expect(await nobody.deadLetters()).toEqual([`No conversation ${nobody.conversationId}`]);
      expect(await nonsense.deadLetters()).toEqual(['The outbox payload does not parse: fromN, toN']);
    });
  });

  describe('a desk that was started again', () => {
    it('delivers what the process before it could not', async () => {
      const database = newDatabase();
      const environment = { KNOWLEDGE_DIR: fewArticles() };
      const before = await openTeamsDesk(desk().connector, database.file, { environment });
      const wei = newPerson(before);
      desk().connector.answerNext(wei.conversation, { status: 503 });
      await before.post(wei.activity());
      await wei.failed(1);
      await before.close();
      expect(wei.posts()).toEqual([]);
      const startsAt = plusMs(mondayMorning, 60_000);
      const after = await openTeamsDesk(desk().connector, database.file, { startsAt, environment });
      await personAt(after, wei.name).delivered();
      await after.close();
      database.remove();
      rmSync(environment.KNOWLEDGE_DIR, { recursive: true });
      expect(wei.texts()).toEqual([expect.stringContaining('/help/en/reset-password'), 'Did this help?']);
    });
  });
}

/** An entry as no turn of this program writes it. */
function leaveEntry(database: string, conversationId: string, payload: unknown): void {
  runInFile(
    database,
    `INSERT INTO outbox (id, kind, conversation_id, payload, state, attempts, due_at, created_at)
      VALUES (?, 'bot-framework.send', ?, ?, 'waiting', 0, ?, ?)`,
    `out_${conversationId}`,
    conversationId,
    JSON.stringify(payload),
    mondayMorning,
    mondayMorning,
  );
}

function moveAddress(database: string, conversationId: string, serviceUrl: string): void {
  const statement = "UPDATE conversation SET address = json_set(address, '$.serviceUrl', ?) WHERE id = ?";
  runInFile(database, statement, serviceUrl, conversationId);
}
