import { cleanText } from '../../language/text/normalise.ts';
import { maxTextLength } from '../../language/understanding.ts';
import { openDraft } from '../draft.ts';
import type { Snapshot } from '../ports.ts';
import type { Turn } from '../turn.ts';
import type { Computed, MessageDeps } from './message-turn.ts';

/**
 * A customer who is blocked begins or writes: told so kindly, once a conversation. Afterwards nothing is taken up, and nothing is
 * stored.
 */
export function blockedTurn(
  turn: Turn & { kind: 'start' | 'message' },
  snapshot: Snapshot,
  now: string,
  deps: MessageDeps,
): Computed {
  const draft = openDraft(snapshot, now, deps);
  const { blockedAt } = snapshot.customer;
  const nothing: Computed = { draft, outcome: 'other', deferred: false };
  if (blockedAt === undefined || draft.state.toldBlocked === blockedAt) return nothing;
  if (turn.kind === 'message') {
    const text = cleanText(turn.text, maxTextLength);
    const { clientId } = turn;
    draft.log({
      from: 'customer',
      kind: 'message',
      text,
      format: 'plain',
      ...(clientId === undefined ? {} : { clientId }),
    });
  }
  draft.answered.push(...draft.state.waiting.map(({ n }) => n));
  const { dialog: _open, rating: _begun, ...rest } = draft.state;
  draft.state = { ...rest, waiting: [], toldBlocked: blockedAt, episode: { ...rest.episode, ended: true } };
  draft.say([{ key: 'control.blocked' }]);
  return nothing;
}
