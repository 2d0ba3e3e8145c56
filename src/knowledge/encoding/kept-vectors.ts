import type { Locale } from '../../base/locale.ts';
import type { Article } from '../article.ts';
import type { Encoded } from '../ports.ts';
import type { Direction } from './encoder-call.ts';

/** What is encoded of an article. */
export type Encodable = Pick<Article, 'locale' | 'status' | 'title' | 'questions'>;

export type Batch = { locale: Locale; texts: string[] };

/** Titles and example questions of the published articles, and those of them that have been encoded. */
export type KeptVectors = {
  /** From now on these articles stand; what only others said is forgotten. */
  stand(articles: readonly Encodable[]): void;
  /** Up to `most` texts of a language that have not been encoded; undefined when all have. */
  missing(most: number, except?: ReadonlySet<Locale>): Batch | undefined;
  keep(batch: Batch, directions: readonly Direction[]): void;
  /**
   * The languages of which nothing is missing. One half encoded is left out: its articles would be measured by two yardsticks.
   */
  whole(): Encoded;
};

export function createKeptVectors(): KeptVectors {
  let texts: ReadonlyMap<Locale, readonly string[]> = new Map();
  let kept: ReadonlyMap<Locale, Map<string, Direction>> = new Map();
  const isMissing = (locale: Locale, text: string) => !kept.get(locale)?.has(text);
  return {
    stand(articles) {
      texts = textsOf(articles);
      const before = kept;
      kept = new Map([...texts].map(([locale, own]) => [locale, onlyOf(before.get(locale), own)]));
    },
    missing(most, except = new Set()) {
      for (const [locale, own] of texts) {
        if (except.has(locale)) continue;
        const next = own.filter(text => isMissing(locale, text)).slice(0, most);
        if (next.length > 0) return { locale, texts: next };
      }
      return undefined;
    },
    keep(batch, directions) {
      for (const [i, text] of batch.texts.entries()) kept.get(batch.locale)?.set(text, directions[i]);
    },
    whole() {
      const whole = [...texts].filter(([locale, own]) => !own.some(text => isMissing(locale, text)));
      return new Map(whole.map(([locale]) => [locale, vectorsOf(kept.get(locale))]));
    },
  };
}

function textsOf(articles: readonly Encodable[]): ReadonlyMap<Locale, readonly string[]> {
  const published = articles.filter(({ status }) => status === 'published');
  const byLocale = [...Map.groupBy(published, ({ locale }) => locale)];
  const asked = (own: readonly Encodable[]) => own.flatMap(({ title, questions }) => [title, ...questions]);
  return new Map(byLocale.map(([locale, own]) => [locale, [...new Set(asked(own))]]));
}

function onlyOf(kept: ReadonlyMap<string, Direction> | undefined, texts: readonly string[]): Map<string, Direction> {
  return new Map(texts.filter(text => kept?.has(text)).map(text => [text, kept?.get(text)]));
}

/** Without the texts in which the encoder sees no direction. */
function vectorsOf(kept: ReadonlyMap<string, Direction> = new Map()): ReadonlyMap<string, Float32Array> {
  return new Map([...kept].flatMap(([text, vector]) => (vector ? [[text, vector] as const] : [])));
}
