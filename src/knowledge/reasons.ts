import type { Article } from './article.ts';
import type { Analyzer, Token, Why } from './ports.ts';
import type { Evidence } from './ranking/fusion.ts';

/** A reason is a line, not a page. */
const mostTokens = 300;

const isHan = (term: string): boolean => /^\p{sc=Han}+$/u.test(term);

/** A query as it was cut, and whether any article holds a term. */
export type Asked = { terms: readonly string[]; tokens: readonly Token[]; isKnown(term: string): boolean };

/**
 * Why an article was found, for people: index terms are told as the words they were cut from.
 *
 * @param inSection terms of the query that the section holds
 * @param full the score that counts as 1
 */
export function whyOf(
  evidence: Evidence<Article>,
  inSection: readonly string[],
  asked: Asked,
  analyzer: Analyzer,
  full: number,
): Why {
  const { article, parts, unknown, isVague } = evidence;
  const nearest = evidence.nearest && evidence.nearest.similarity > 0 ? evidence.nearest : undefined;
  return {
    terms: heldWords(evidence, inSection, asked, text => analyzer.tokens(text, article.locale)),
    unknown: wordsOf(unknown, asked.tokens),
    question: nearest?.example.text,
    similarity: nearest?.similarity ?? 0,
    parts: { questions: parts.questions / full, texts: parts.texts / full, exact: parts.exact / full },
    isVague,
  };
}

/** The words of the query that the article holds, with those that were misspelt as they were meant. */
function heldWords(
  { article, nearest, terms, unknown }: Evidence<Article>,
  inSection: readonly string[],
  { terms: written, tokens, isKnown }: Asked,
  cut: (text: string) => Token[],
): string[] {
  const meant = terms.filter(term => !isHan(term) && !written.includes(term));
  const words = wordsOf([...terms, ...inSection], tokens);
  if (meant.length === 0) return words;
  const told = new Map([nearest?.example.text ?? '', article.title].flatMap(cut).map(({ stem, text }) => [stem, text]));
  const slips = tokens.filter(
    ({ kind, isStop, stem }) => kind === 'word' && !isStop && !isKnown(stem) && !unknown.includes(stem),
  );
  const readable = meant.flatMap(term => {
    // Corrections keep the first letter.
    const slip = slips.find(({ stem }) => stem.charAt(0) === term.charAt(0));
    return told.get(term) ?? slip?.text ?? [];
  });
  return [...new Set([...words, ...readable])];
}

/** The words of a text that these index terms were cut from, in its order, each once. Overlapping Chinese terms are told as one. */
export function wordsOf(terms: readonly string[], tokens: readonly Token[]): string[] {
  const wanted = new Set(terms.flatMap(term => (isHan(term) ? [] : term.split(' '))));
  const han = [...new Set(terms.filter(isHan))];
  const words = new Set<string>();
  let run = '';
  for (const [at, { kind, text, stem }] of tokens.slice(0, mostTokens).entries()) {
    if (kind !== 'han') {
      if (wanted.has(stem)) words.add(text);
      continue;
    }
    run += text;
    if (tokens[at + 1]?.kind === 'han') continue;
    for (const word of coveredRuns(run, han)) words.add(word);
    run = '';
  }
  return [...words];
}

/** The stretches of a run of characters that the terms cover; what overlaps is one stretch, what only touches is not. */
function coveredRuns(run: string, terms: readonly string[]): string[] {
  const spans = terms.flatMap(term => placesOf(run, term).map(from => ({ from, to: from + term.length })));
  const joined: { from: number; to: number }[] = [];
  for (const span of spans.sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && span.from < last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined.map(({ from, to }) => run.slice(from, to));
}

function placesOf(run: string, term: string): number[] {
  const places: number[] = [];
  for (let at = run.indexOf(term); at !== -1; at = run.indexOf(term, at + 1)) places.push(at);
  return places;
}
