/*
 * Commits turns of many conversations until it is killed. Each line on standard output is something that was acknowledged:
 * `number T-1042` or `turn <conversation> <n of its last activity> <ticket number or ->`.
 */
import { writeSync } from 'node:fs';
import { silentLogger } from '../../src/base/logger.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { begin, plainTurn, ticket } from './records.ts';

const acknowledge = (line: string) => writeSync(1, `${line}\n`);

async function chatter(store: Store, id: string): Promise<never> {
  let conversation = await begin(store, id);
  for (;;) {
    const turn = plainTurn(conversation);
    const opensTicket = conversation.version % 5 === 0;
    const number = opensTicket ? await store.turns.nextTicketNumber() : '-';
    if (opensTicket) acknowledge(`number ${number}`);
    await store.turns.commit(opensTicket ? { ...turn, ticket: ticket(number, id) } : turn);
    acknowledge(`turn ${id} ${turn.conversation.lastN} ${number}`);
    conversation = { ...turn.conversation, version: conversation.version + 1 };
  }
}

const [file = ''] = process.argv.slice(2);
const store = await openStore({ file, logger: silentLogger });
await Promise.all(Array.from({ length: 20 }, (_, i) => chatter(store, `cnv_${i}`)));
