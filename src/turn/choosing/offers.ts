import type { DialogContext } from '../../dialogs/dialog.ts';
import type { Hit } from '../../knowledge/ports.ts';

/** An alarm is offered without further ado from so many times `match.clarify` on ... */
const clearScore = 2;
/** ... or where it comes first, with so many times the score of the next. */
const clearLead = 1.8;

/**
 * What may be offered as a choice of `hits`, in their order: what is likely. An article marked urgent only where the words sound
 * like trouble or it matches clearly: nobody who asks how heavy the lamp is should be asked whether it burns. Pure.
 */
export function offersOf(hits: readonly Hit[], { said, content }: Pick<DialogContext, 'said' | 'content'>): Hit[] {
  const { clarify } = content.policy.match;
  const isTrouble = said.urgency.level !== 'none';
  const isClear = (hit: Hit) => hit.score >= clearScore * clarify || leads(hit, hits);
  return hits.filter(hit => hit.score >= clarify && (!hit.article.urgent || isTrouble || isClear(hit)));
}

function leads(hit: Hit, [first, second]: readonly Hit[]): boolean {
  return hit === first && hit.score >= clearLead * (second?.score ?? 0);
}
