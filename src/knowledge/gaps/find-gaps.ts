import type { Locale } from '../../base/locale.ts';
import { finishInSlices, portion, type Work } from '../slices.ts';
import { countArticleWords } from './article-words.ts';
import { type Asking, askingsOf } from './asking.ts';
import { clusterTexts } from './clustering.ts';
import { describeGap, type Gap, type Group } from './gap.ts';
import { type GapDeps, questionEventKinds } from './ports.ts';
import { mostEvents, readEvents } from './reading-events.ts';
import { createAccumulator } from './sparse-vector.ts';
import { weighTexts } from './weighing.ts';
import { joinWordings, type Wording } from './wording.ts';

export type GapQuery = {
  /** `[from, to)`, ISO instants. */
  from?: string;
  to?: string;
  locale?: Locale;
  /** Those too that an article answers now. */
  all: boolean;
  /** At most so many gaps. */
  limit: number;
};

export type GapReport = {
  /** The biggest first: by conversations, then by questions. */
  items: Gap[];
  /** Of all gaps, listed or not; what is found to be answered now is left out unless it is listed. */
  questions: number;
  conversations: number;
  /** True when there are more gaps than were asked for. */
  hasMore: boolean;
  /** True when the period holds more events than are read: the newest were. */
  isCut: boolean;
};

/**
 * What customers asked in a period that no article answered, and answers that did not help, by subject. Takes a few seconds of
 * computation for 20,000 questions, in slices between which the process does its other work.
 *
 * @param onProgress told 0 to 1
 */
export async function findGaps(
  deps: GapDeps,
  query: GapQuery,
  onProgress: (done: number) => void = () => {},
): Promise<GapReport> {
  const { events, isCut } = await readEvents(deps.events, questionEventKinds, query);
  const askings = askingsOf(events)
    .filter(({ locale }) => query.locale === undefined || locale === query.locale)
    .flatMap(asking => stillOpen(asking, deps) ?? []);
  return { ...(await finishInSlices(report(askings, deps, query), onProgress)), isCut };
}

/** Without the articles that have been rewritten since; undefined when nothing else was wrong. */
function stillOpen(asking: Asking, { knowledge }: GapDeps): Asking | undefined {
  if (asking.outcome === 'unanswered') return asking;
  const unhelpful = asking.unhelpful.filter(({ articleId, locale, version }) => {
    const article = knowledge.article(locale, articleId);
    return article === undefined || version === undefined || article.version === version;
  });
  return unhelpful.length > 0 ? { ...asking, unhelpful } : undefined;
}

function* report(askings: readonly Asking[], deps: GapDeps, query: GapQuery): Work<Omit<GapReport, 'isCut'>> {
  const groups: Group[] = [];
  const byLocale = [...Map.groupBy(askings, ({ locale }) => locale)];
  for (const [at, [locale, own]] of byLocale.entries()) {
    const step = 0.8 / byLocale.length;
    groups.push(...(yield* portion(groupsOf(own, locale, deps), at * step, (at + 1) * step)));
  }
  return yield* portion(biggest(groups, deps, query), 0.8, 1);
}

/** Looks at one group after the other, so that only those are searched again that are listed or left out. */
function* biggest(groups: readonly Group[], deps: GapDeps, query: GapQuery): Work<Omit<GapReport, 'isCut'>> {
  const left = groups
    .map(group => ({ group, askings: group.wordings.flatMap(wording => wording.askings) }))
    .map(sized => ({ ...sized, size: sizeOf(sized.askings) }))
    .toSorted((a, b) => b.size - a.size);
  const items: Gap[] = [];
  const counted: Asking[] = [];
  while (left.length > 0 && items.length < query.limit) {
    yield items.length / query.limit;
    const next = left.shift();
    const gap = next && describeGap(next.group, deps);
    if (!gap || (gap.answeredNow !== undefined && !query.all)) continue;
    items.push(gap);
    counted.push(...next.askings);
  }
  for (const { askings } of left) counted.push(...askings);
  return {
    items,
    questions: counted.length,
    conversations: conversationsOf(counted),
    hasMore: left.length > 0,
  };
}

/** Conversations first; questions only part those that have as many. */
function sizeOf(askings: readonly Asking[]): number {
  return conversationsOf(askings) + askings.length / (mostEvents * questionEventKinds.length + 1);
}

function conversationsOf(askings: readonly Asking[]): number {
  return new Set(askings.map(({ conversationId }) => conversationId)).size;
}

function* groupsOf(askings: readonly Asking[], locale: Locale, deps: GapDeps): Work<Group[]> {
  const wordings = yield* portion(joinWordings(askings, deps), 0, 0.2);
  const articles = deps.knowledge.published(locale);
  const known = yield* portion(countArticleWords(articles, locale, deps.terms), 0.2, 0.3);
  const weighed = weighTexts(
    wordings.map(({ terms }) => terms),
    known,
  );
  const clusters = yield* portion(clusterTexts(weighed), 0.3, 1);
  const sum = createAccumulator(weighed.vocabulary.length);
  return clusters.map(places => {
    const members = places.flatMap(at => {
      const [wording, vector] = [wordings[at], weighed.vectors[at]];
      return wording && vector ? [{ wording, vector }] : [];
    });
    for (const { wording, vector } of members) sum.add(vector, wording.askings.length);
    // What asks for a person too is no name for an article while there is another wording.
    const central = members
      .map(({ wording, vector }) => ({
        wording,
        isPlain: wording.matter === wording.text,
        centrality: sum.dot(vector),
      }))
      .toSorted((a, b) => Number(b.isPlain) - Number(a.isPlain) || b.centrality - a.centrality);
    const { ids, weights } = sum.take();
    const names = [...ids].map((id, i) => [weighed.vocabulary[id] ?? '', weights[i] ?? 0] as const);
    return { locale, wordings: central.map(({ wording }): Wording => wording), weights: new Map(names) };
  });
}
