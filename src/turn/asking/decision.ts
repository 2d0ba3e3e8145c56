import type { DialogContext } from '../../dialogs/dialog.ts';
import { type Verdict, verdictOf } from '../../knowledge/confidence.ts';
import type { Hit } from '../../knowledge/ports.ts';
import { type Action, decide } from '../decide.ts';

/** What the bot would do, by name, with the article or the form it does it with. */
export type ActionFacts = {
  type: Action['type'];
  reason?: string;
  form?: string;
  articleId?: string;
  articleIds?: string[];
};

export function factsOf(action: Action): ActionFacts {
  const { type } = action;
  return {
    type,
    ...(type === 'person' ? { reason: action.reason } : {}),
    ...(type === 'unanswered' && action.why !== undefined ? { reason: action.why } : {}),
    ...(type === 'begin-form' ? { form: action.form.id } : {}),
    ...('hit' in action && action.hit ? { articleId: action.hit.article.id } : {}),
    ...(type === 'clarify' ? { articleIds: action.hits.map(({ article }) => article.id) } : {}),
  };
}

/** What the bot does with a first message, and what it knew when it decided. */
export type FirstDecision = {
  action: ActionFacts;
  /** What it shows: the answer's article, or what is offered. */
  shown: Hit[];
  /** What came nearest, shown or not; best first. */
  hits: readonly Hit[];
  /** By the articles alone. */
  verdict: Verdict;
  /** As understood: the language, and the words that were looked up. */
  locale: string;
  text: string;
};

/** Decides on a first message (`firstMessage`). Pure. */
export function decideFirst(context: DialogContext): FirstDecision {
  const action = decide(context, undefined);
  const { said, hits, content } = context;
  return {
    action: factsOf(action),
    shown: shownBy(action),
    hits,
    verdict: verdictOf(hits, content.policy.match),
    locale: said.locale,
    text: said.text,
  };
}

function shownBy(action: Action): Hit[] {
  if (action.type === 'clarify') return action.hits;
  return 'hit' in action && action.hit ? [action.hit] : [];
}
