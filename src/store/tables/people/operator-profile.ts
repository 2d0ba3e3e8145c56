import { z } from 'zod';
import type { Colleague, OpenWork } from '../../../tickets/people/ports.ts';
import { priorities, ticketStatuses } from '../../../tickets/ticket.ts';
import type { OperatorProfileRow } from '../../schema.ts';
import { withoutNulls } from '../../sql/json.ts';
import type { Sqlite } from '../../sql/sqlite.ts';
import { operatorOf } from '../accounts/operator.ts';

const unfinished = ['new', 'open', 'pending', 'snoozed'] as const;

export function profileTable(sqlite: Sqlite) {
  const { db } = sqlite;
  return {
    /** Everybody who has not left, with nulls where somebody has no profile yet. */
    everybody: sqlite
      .takes<Record<never, never>>()
      .prepare(() =>
        db
          .selectFrom('operator')
          .leftJoin('operator_profile', 'operator_profile.operator_id', 'operator.id')
          .selectAll('operator')
          .select([
            'operator_profile.version',
            'operator_profile.presence',
            'operator_profile.away_until',
            'operator_profile.skills',
            'operator_profile.languages',
            'operator_profile.capacity',
            'operator_profile.last_assigned_at',
          ])
          .where('operator.removed_at', 'is', null)
          .orderBy('operator.created_at')
          .orderBy('operator.id'),
      ),
    openWork: sqlite.takes<Record<never, never>>().prepare(() =>
      db
        .selectFrom('ticket')
        .select(eb => ['assignee_id', 'status', 'priority_rank', eb.fn.countAll<number>().as('count')])
        .where('assignee_id', 'is not', null)
        .where('status', 'in', unfinished)
        .groupBy(['assignee_id', 'status', 'priority_rank']),
    ),
    ...writing(sqlite),
  };
}

function writing(sqlite: Sqlite) {
  const { db } = sqlite;
  return {
    /** A person's row, which they lack until something of them is kept; changes nothing when it is there. */
    insert: sqlite.takes<{ operator_id: string }>().prepare(slot =>
      db
        .insertInto('operator_profile')
        .values({
          operator_id: slot('operator_id'),
          version: 0,
          presence: 'online',
          away_until: null,
          skills: '[]',
          languages: '[]',
          capacity: null,
          last_assigned_at: null,
        })
        .onConflict(conflict => conflict.column('operator_id').doNothing()),
    ),
    setPresence: sqlite.takes<Pick<OperatorProfileRow, 'operator_id' | 'presence' | 'away_until'>>().prepare(slot =>
      db
        .updateTable('operator_profile')
        .set(eb => ({
          version: eb('version', '+', eb.lit(1)),
          presence: slot('presence'),
          away_until: slot('away_until'),
        }))
        .where('operator_id', '=', slot('operator_id')),
    ),
    setSkills: sqlite
      .takes<Pick<OperatorProfileRow, 'operator_id' | 'skills' | 'languages' | 'capacity'>>()
      .prepare(slot =>
        db
          .updateTable('operator_profile')
          .set(eb => ({
            version: eb('version', '+', eb.lit(1)),
            skills: slot('skills'),
            languages: slot('languages'),
            capacity: slot('capacity'),
          }))
          .where('operator_id', '=', slot('operator_id')),
      ),
    /** Changes nothing when the person has changed since `version` was read. */
    markAssigned: sqlite.takes<{ operator_id: string; version: number; at: string }>().prepare(slot =>
      db
        .updateTable('operator_profile')
        .set(eb => ({ version: eb('version', '+', eb.lit(1)), last_assigned_at: slot('at') }))
        .where('operator_id', '=', slot('operator_id'))
        .where('version', '=', slot('version')),
    ),
  };
}

type PersonRow = Parameters<typeof operatorOf>[0] & {
  [K in keyof Omit<OperatorProfileRow, 'operator_id'>]: OperatorProfileRow[K] | null;
};
type WorkRow = { assignee_id: string | null; status: string; priority_rank: number; count: number };

const Presence = z.enum(['online', 'away']).nullable();
const Names = z.array(z.string());
const Status = z.enum(ticketStatuses);

export function colleagueOf(row: PersonRow, work: readonly WorkRow[]): Colleague {
  const { id, name, role, passwordHash } = operatorOf(row);
  const { away_until: awayUntil, capacity, last_assigned_at: lastAssignedAt } = row;
  return {
    id,
    name,
    role,
    canSignIn: passwordHash !== '',
    version: row.version ?? 0,
    presence: Presence.parse(row.presence) ?? 'online',
    skills: Names.parse(JSON.parse(row.skills ?? '[]')),
    languages: Names.parse(JSON.parse(row.languages ?? '[]')),
    ...withoutNulls({ awayUntil, capacity, lastAssignedAt }),
    work: work.filter(({ assignee_id }) => assignee_id === id).map(openWorkOf),
  };
}

function openWorkOf({ status, priority_rank, count }: WorkRow): OpenWork {
  return { status: Status.parse(status), priority: priorities[priority_rank] ?? 'normal', count };
}
