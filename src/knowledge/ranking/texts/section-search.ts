import MiniSearch from 'minisearch';

/** The terms of one section. */
export type SectionTerms = { heading: readonly string[]; text: readonly string[] };

/** A section that holds terms of a query. */
export type SectionMatch = {
  /** Place of its article. */
  article: number;
  /** BM25, headings twice. */
  score: number;
  /** What its terms weigh in the query, without those that the article holds elsewhere; running text counts less than a heading. */
  mass: number;
};

/** Sections of one article; more of them share the last place. */
const mostSections = 1000;
/** A term that stands only in a section's running text says less than one in title, questions, tags or heading. */
const textFactor = 0.6;
/** MiniSearch splits a string into terms; ours come cut already, so they travel joined by a character no term holds. */
const joint = '\n';
const han = /\p{sc=Han}/u;

const options = {
  fields: ['heading', 'text'],
  tokenize: (text: string) => text.split(joint),
  processTerm: (term: string) => term || null,
};

/**
 * MiniSearch's tree looks a letter up among all that begin a word: quick for an alphabet, a walk past thousands of branches for
 * Chinese characters. Spelt in digits they branch 32 ways at most.
 */
function spelt(term: string): string {
  if (!han.test(term)) return term;
  return Array.from(term, character => (character.codePointAt(0) ?? 0).toString(32).padStart(4, '0')).join('');
}

const joined = (terms: readonly string[]) => terms.map(spelt).join(joint);

/** An empty index of sections. */
export const emptySections = (): MiniSearch => new MiniSearch(options);

export function indexSections(sections: MiniSearch, article: number, added: readonly SectionTerms[]): void {
  for (const [place, { heading, text }] of added.slice(0, mostSections).entries()) {
    sections.add({ id: article * mostSections + place, heading: joined(heading), text: joined(text) });
  }
}

/**
 * The sections that hold any of the terms.
 *
 * @param asked term -> what it weighs
 * @param isElsewhere whether title, questions or tags of the article hold it too
 */
export function findSections(
  sections: MiniSearch,
  asked: ReadonlyMap<string, number>,
  isElsewhere: (article: number, term: string) => boolean,
): SectionMatch[] {
  if (asked.size === 0) return [];
  const terms = [...asked.keys()];
  const written = new Map(terms.map(term => [spelt(term), term]));
  return sections.search(joined(terms), { boost: { heading: 2 } }).map(({ id, score, match }) => {
    const article = Math.floor(Number(id) / mostSections);
    let mass = 0;
    for (const key in match) {
      const term = written.get(key) ?? key;
      if (isElsewhere(article, term)) continue;
      mass += (match[key]?.includes('heading') ? 1 : textFactor) * (asked.get(term) ?? 0);
    }
    return { article, score, mass };
  });
}

/** Sections as another thread sends them. */
export const packSections = (sections: MiniSearch): string => JSON.stringify(sections);

/** Unpacks them in steps, between which others are answered. */
export const unpackSections = (packed: string): Promise<MiniSearch> => MiniSearch.loadJSONAsync(packed, options);
