import type { Article } from './article.ts';
import type { Knowledge, Related, Terms } from './ports.ts';

/** A neighbour in the same topic is worth this much more than one elsewhere. */
const sameTopic = 0.12;
/** Worth less than this, an article has a few words in common and nothing else. */
const leastWorth = 0.15;
/** How many neighbours are looked at. */
const mostFound = 12;

type Deps = {
  knowledge: Pick<Knowledge, 'search' | 'article'>;
  terms: Terms;
  /** Ids of what customers asked for after an article. */
  followers: (articleId: string) => readonly string[];
};

/** What to read after an article; neighbours are looked up once for as long as the articles stay as they are. */
export function relatedArticles({ knowledge, terms, followers }: Deps): Knowledge['related'] {
  const known = new Map<Article, readonly Article[]>();
  const similarTo = (article: Article) => {
    const found = known.get(article) ?? similar(article, knowledge, terms);
    known.set(article, found);
    return found;
  };
  return (article, limit) => {
    const asked = followers(article.id)
      .flatMap(id => knowledge.article(article.locale, id) ?? [])
      .filter(other => isOffered(other, article))
      .map((other): Related => ({ article: other, by: 'next' }));
    if (asked.length >= limit) return asked.slice(0, limit);
    const rest = similarTo(article)
      .filter(other => !asked.some(one => one.article === other))
      .map((other): Related => ({ article: other, by: 'similar' }));
    return [...asked, ...rest].slice(0, limit);
  };
}

/** By the very search that answers questions, asked with all that the article answers. */
function similar(article: Article, knowledge: Pick<Knowledge, 'search'>, terms: Terms): Article[] {
  const { locale } = article;
  const text = [article.title, ...article.questions].join(' ');
  return knowledge
    .search({ text, locale, terms: terms(text, locale) }, mostFound)
    .map(hit => ({ ...hit, worth: hit.score + (hit.article.topic === article.topic ? sameTopic : 0) }))
    .filter(hit => isOffered(hit.article, article) && hit.worth >= leastWorth)
    .sort((a, b) => b.worth - a.worth)
    .map(hit => hit.article);
}

function isOffered(other: Article, article: Article): boolean {
  return other.id !== article.id && !other.urgent;
}
