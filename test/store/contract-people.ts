import { describe, expect, it } from 'vitest';
import { StaleVersionError } from '../../src/base/errors.ts';
import type { Store } from '../../src/store/store.ts';
import type { Open } from './contract.ts';
import { freshStore } from './opened.ts';
import { at, begin, conversation, customer, minute, record, ticket } from './records.ts';

async function addPerson({ operators }: Store, id: string, createdAt = at, passwordHash = 'scrypt$x'): Promise<void> {
  const email = `${id}@example.org`;
  await operators.insert({ id, name: `Name ${id}`, email, role: 'operator', passwordHash, epoch: 1, createdAt });
}

export function peopleContract(open: Open): void {
  describe('who answers', () => {
    const opened = freshStore(open);
    const store = () => opened().store;

    it('is everybody who has an account, the longest here first, online and able to do all until told otherwise', async () => {
      await addPerson(store(), 'opr_2', minute(1), '');
      await addPerson(store(), 'opr_1');
      const fresh = { role: 'operator', version: 0, presence: 'online', skills: [], languages: [], work: [] };
      expect(await store().staff.list()).toStrictEqual([
        { ...fresh, id: 'opr_1', name: 'Name opr_1', canSignIn: true },
        { ...fresh, id: 'opr_2', name: 'Name opr_2', canSignIn: false },
      ]);
      expect(await store().staff.find('opr_3')).toBeUndefined();
    });

    it('keeps what somebody knows apart from whether they are there', async () => {
      const { staff } = store();
      await addPerson(store(), 'opr_1');
      await staff.setSkills('opr_1', { skills: ['money'], languages: ['en', 'zh'], capacity: 4 });
      await staff.setPresence('opr_1', { presence: 'away', awayUntil: minute(30) });
      expect(await staff.find('opr_1')).toMatchObject({
        version: 2,
        presence: 'away',
        awayUntil: minute(30),
        skills: ['money'],
        languages: ['en', 'zh'],
        capacity: 4,
      });
      await staff.setSkills('opr_1', { skills: [], languages: ['zh'] });
      await staff.setPresence('opr_1', { presence: 'online' });
      const back = await staff.find('opr_1');
      expect(back).toMatchObject({ version: 4, presence: 'online', skills: [], languages: ['zh'] });
      expect(back).not.toHaveProperty('awayUntil');
      expect(back).not.toHaveProperty('capacity');
    });

    it('counts the open work of each by status and priority', async () => {
      await addPerson(store(), 'opr_1');
      const assignee = { id: 'opr_1', name: 'Name opr_1' };
      await begin(store(), 'a', { ticket: ticket('T-1', 'a', { status: 'open', priority: 'high', assignee }) });
      await begin(store(), 'b', { ticket: ticket('T-2', 'b', { status: 'open', priority: 'high', assignee }) });
      await begin(store(), 'c', { ticket: ticket('T-3', 'c', { status: 'resolved', assignee }) });
      await begin(store(), 'd', { ticket: ticket('T-4', 'd') });
      expect((await store().staff.find('opr_1'))?.work).toEqual([{ status: 'open', priority: 'high', count: 2 }]);
    });

    const given = (id: string, version: number) =>
      record(conversation(id), { customer: customer(`cus_${id}`), assigns: { operatorId: 'opr_1', version } });

    it('notes with the commit who was given a ticket, and when', async () => {
      await addPerson(store(), 'opr_1');
      await store().turns.commit(given('a', 0));
      expect(await store().staff.find('opr_1')).toMatchObject({ version: 1, lastAssignedAt: at });
    });

    it('refuses the whole commit when the person has changed since they were looked at', async () => {
      await addPerson(store(), 'opr_1');
      await store().staff.setPresence('opr_1', { presence: 'away' });
      await expect(store().turns.commit(given('a', 0))).rejects.toThrow(StaleVersionError);
      expect(await store().turns.snapshot('a')).toBeUndefined();
      expect(await store().staff.find('opr_1')).not.toHaveProperty('lastAssignedAt');
      await store().turns.commit(given('a', 1));
      expect(await store().turns.snapshot('a')).toBeDefined();
    });

    it('gives only one of two commits that looked at the person at the same time', async () => {
      await addPerson(store(), 'opr_1');
      const results = await Promise.allSettled([
        store().turns.commit(given('a', 0)),
        store().turns.commit(given('b', 0)),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await store().staff.find('opr_1')).toMatchObject({ version: 1 });
    });
  });

  describe('times when the whole desk is away', () => {
    const opened = freshStore(open);
    const deskAway = () => opened().store.deskAway;

    it('are told as long as they matter, in the order of their ends', async () => {
      await deskAway().begin({ from: at, until: minute(10) });
      await deskAway().begin({ from: minute(20) });
      expect(await deskAway().intervals('')).toEqual([{ from: at, until: minute(10) }, { from: minute(20) }]);
      expect(await deskAway().intervals(minute(10))).toEqual([{ from: minute(20) }]);
    });

    it('get another end when they are begun again in the middle', async () => {
      await deskAway().begin({ from: at });
      await deskAway().begin({ from: minute(5), until: minute(10) });
      expect(await deskAway().intervals('')).toEqual([{ from: at, until: minute(10) }]);
    });

    it('end when somebody says so, and only the one that lasts', async () => {
      await deskAway().begin({ from: at, until: minute(10) });
      await deskAway().end(minute(12));
      await deskAway().begin({ from: minute(20) });
      await deskAway().end(minute(25));
      expect(await deskAway().intervals('')).toEqual([
        { from: at, until: minute(10) },
        { from: minute(20), until: minute(25) },
      ]);
    });
  });
}
