import { useEffect, useRef } from 'react';
import type { TicketDetail } from '../api-types.ts';
import { tellDone } from '../start/problems.ts';
import { start } from '../start/start.ts';
import { say } from '../start/words.ts';

/** Tells who had the ticket open and in hand that somebody else has it now. */
export function useTellingTakenOver(ticket: TicketDetail | undefined): void {
  const before = useRef<string>(undefined);
  const { number, assignee } = ticket ?? {};
  useEffect(() => {
    const had = before.current;
    before.current = assignee?.id;
    if (had !== start.operator.id || !number || !assignee || assignee.id === had) return;
    tellDone(say('ticket.takenOver', { name: assignee.name, number }));
  }, [number, assignee]);
}
