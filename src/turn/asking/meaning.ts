import { refOf } from '../../dialogs/answer.ts';
import type { Content } from '../../dialogs/content/content.ts';
import type { Policy } from '../../dialogs/content/policy.ts';
import type { Effect } from '../../dialogs/dialog.ts';
import { complexityOf } from '../../dialogs/gauges/complexity.ts';
import { frustrationOf, withFrustration } from '../../dialogs/gauges/frustration.ts';
import type { Hit, Knowledge } from '../../knowledge/ports.ts';
import type { Understand, Understanding } from '../../language/understanding.ts';
import { type Shown, type TicketUrgency, urgencyLevels } from '../../tickets/ticket.ts';
import { shownOf } from '../choosing/shown.ts';
import type { Draft } from '../draft.ts';
import { mostHits } from './lookup.ts';

export type EffectContext = {
  content: Content;
  knowledge: Knowledge;
  understand: Understand;
  /** Undefined in turns without words of the customer. */
  said: Understanding | undefined;
  /** Reserved when the step opens a ticket. */
  number: string | undefined;
};

const mostNearest = 2;

type OpenTicket = Effect & { type: 'open-ticket' };

/** All that the customer said of what a ticket is opened for. */
export function wholeMatter(
  { question, form }: OpenTicket,
  { locale }: Draft,
  { understand }: Pick<EffectContext, 'understand'>,
): Understanding {
  return understand([question, ...(form?.fields.map(({ value }) => value) ?? [])].join('\n'), locale);
}

/** What a ticket is about, from all its words and not only the last ones ("Send it", "Yes, please"). */
export function meaningOf(effect: OpenTicket, draft: Draft, context: EffectContext) {
  const { knowledge, content, said } = context;
  const whole = wholeMatter(effect, draft, context);
  const hits = knowledge.search(whole, mostHits);
  // "Talk to a person" is about nothing yet, whatever articles have these words.
  const found = effect.hit ?? (whole.intent === 'human' ? undefined : hits[0]);
  const hit = found && found.score >= content.policy.match.clarify ? found : undefined;
  const last = draft.state.episode.shown.at(-1);
  const shown = last && knowledge.article(draft.locale, last.articleId);
  const urgency = moreUrgent(said && urgencyNow(said, draft, content.policy), urgencyNow(whole, draft, content.policy));
  return {
    topic: (hit?.article ?? shown)?.topic ?? 'general',
    articleIsUrgent: hit?.article.urgent ?? false,
    reasons: urgency.level === 'none' ? [] : urgency.reasons,
    urgency,
    complexity: complexityOf(whole, whole.intent === 'human' ? [] : hits, content.policy),
    nearest: whole.intent === 'human' ? [] : nearestOf(hits, draft, context),
  };
}

/** What came nearest and has not been shown. */
function nearestOf(hits: readonly Hit[], { state }: Draft, context: EffectContext): Shown[] {
  const shown = new Set(state.episode.shown.map(({ articleId }) => articleId));
  return hits
    .filter(({ article, why }) => !shown.has(article.id) && why.terms.length > 0)
    .slice(0, mostNearest)
    .flatMap(hit => shownOf(refOf(hit), context) ?? []);
}

/** How pressing a message is, with how the conversation has gone so far. */
export function urgencyNow(said: Understanding, draft: Draft, { frustration: rules }: Policy): TicketUrgency {
  return withFrustration(said.urgency, frustrationOf(said, draft.state.episode, rules), rules);
}

/** The more pressing of two readings. */
export function moreUrgent(a: TicketUrgency | undefined, b: TicketUrgency): TicketUrgency {
  if (a === undefined) return b;
  const steps = urgencyLevels.indexOf(a.level) - urgencyLevels.indexOf(b.level);
  return steps > 0 || (steps === 0 && a.score > b.score) ? a : b;
}
