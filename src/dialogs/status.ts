import { isHeld, isOpen } from '../tickets/status.ts';
import type { Dialog, DialogContext, Step } from './dialog.ts';
import { picks } from './replies.ts';

/** "Status of my ticket". */
export function ticketStatus(context: DialogContext): Step {
  return {
    say: [context.ticket ? { key: 'ticket.status', aboutTicket: true } : { key: 'ticket.statusNone' }],
    dialog: undefined,
    effects: [],
  };
}

/** "Cancel" while a ticket is open and no other question is: is the ticket meant? */
export function askWithdraw(): Step {
  return {
    say: [
      {
        key: 'ticket.withdrawAsk',
        aboutTicket: true,
        choices: [{ key: 'ticket.withdrawYes' }, { key: 'ticket.withdrawNo' }],
      },
    ],
    dialog: { name: 'withdraw' },
    effects: [],
  };
}

export const withdraw: Dialog<{ name: 'withdraw' }> = {
  accepts: (_state, context) => agrees(context) || picks(context, 'ticket.withdrawNo', 'no'),
  step: (_state, context) => {
    if (agrees(context) && isOpen(context.ticket)) {
      return {
        say: [{ key: 'ticket.withdrawn', aboutTicket: true }],
        dialog: undefined,
        effects: [{ type: 'withdraw' }, { type: 'end-episode' }],
      };
    }
    return { say: [{ key: 'ticket.kept', aboutTicket: true }], dialog: undefined, effects: [] };
  },
};

/** Asking for a person when a ticket is open: the words join it. */
export function alreadyOpen(context: DialogContext): Step {
  return {
    say: isHeld(context.ticket) ? [] : [{ key: 'ticket.already', aboutTicket: true }],
    dialog: undefined,
    effects: [{ type: 'add-to-ticket', text: context.said.text, raise: false }],
  };
}

function agrees(context: DialogContext): boolean {
  return picks(context, 'ticket.withdrawYes', 'yes');
}
