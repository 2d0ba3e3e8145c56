import MiniSearch from 'minisearch';
import type { Token } from '../ports.ts';
import type { Work } from '../slices.ts';

/** Term of the index -> what it weighs in a query. Terms that no article holds stay in: they speak against an answer. */
export type QueryTerms = ReadonlyMap<string, number>;

/** What MiniSearch found in one article: where, how well, and which terms of the query. */
export type TextMatch = {
  /** BM25 of title, questions and tags. */
  about: number;
  /** BM25 of the best section. */
  section: number;
  /** Weight of the query's terms in title, questions and tags. */
  aboutMass: number;
  /** The same, joined by those of the best section; running text counts less than a heading. */
  wholeMass: number;
  terms: Set<string>;
};

export type TextDocument = {
  /** Terms of title, questions and tags. */
  about: string[];
  /** The same by `wordingOf`: each word and character, stop words too. */
  wording: string[];
  sections: { heading: string[]; text: string[] }[];
};

/** Plain data of a text index, which can be handed between threads. */
export type TextData = {
  topics: MiniSearch;
  sections: MiniSearch;
  /** Term -> in how many articles it stands; the same for the wording. */
  holders: Map<string, number>;
  wordings: Map<string, number>;
  size: number;
};

export type TextIndex = {
  /** Articles. */
  size: number;
  /** In how many articles the term stands. */
  holders(term: string): number;
  /** How much a term tells, in nats: high for rare ones, highest for those no article holds, about 0 for those all hold. */
  weight(term: string): number;
  isKnown(term: string): boolean;
  /** The terms it holds that are spelt nearly like this one, nearest first. */
  alike(term: string, edits: number): string[];
  /** Whether any article has Chinese characters. */
  holdsHan: boolean;
  /** Whether articles say more than their title and questions, so that a word none of them holds is foreign to all. */
  hasBodies: boolean;
  /** By place of the article: what was found for these terms, and for the whole wording where that is given. */
  find(query: QueryTerms, wording: ReadonlyMap<string, number> | undefined): Map<number, TextMatch>;
};

/** MiniSearch splits a string into terms; ours come cut already, so they travel joined by a character no term holds. */
const joint = '\n';
const joined = (terms: Iterable<string>) => [...terms].join(joint);
const split = (text: string) => text.split(joint);

/** A term that all articles hold still tells two of its queries apart from an empty one. */
const leastWeight = 0.05;
/** A term that stands only in a section's running text says less than one in title, questions, tags or heading. */
const textFactor = 0.6;
const stopFactor = 0.6;
/** Sections of one article; more of them share the last place. */
const mostSections = 1000;
/**
 * An OR query scores every document that holds any of its terms. Past so many of them the common terms are left out: they would
 * take long and tell little.
 */
const mostScored = 2500;

const settings = { tokenize: split, processTerm: (term: string) => term || null };
const topicFields = ['about', 'wording'];
const sectionFields = ['heading', 'text'];
export const topicOptions = { ...settings, fields: topicFields };
export const sectionOptions = { ...settings, fields: sectionFields };

/** Indexes what articles are about, and their sections, each as MiniSearch documents. */
export function* indexTexts(documents: readonly { document: TextDocument }[]): Work<TextData> {
  const topics = new MiniSearch(topicOptions);
  const sections = new MiniSearch(sectionOptions);
  const holders = new Map<string, number>();
  const wordings = new Map<string, number>();
  for (const [at, { document }] of documents.entries()) {
    topics.add({ id: at, about: joined(document.about), wording: joined(document.wording) });
    for (const [place, { heading, text }] of document.sections.slice(0, mostSections).entries()) {
      sections.add({ id: at * mostSections + place, heading: joined(heading), text: joined(text) });
    }
    const all = new Set(document.about);
    for (const { heading, text } of document.sections) for (const term of [...heading, ...text]) all.add(term);
    for (const term of all) holders.set(term, (holders.get(term) ?? 0) + 1);
    for (const term of new Set(document.wording)) wordings.set(term, (wordings.get(term) ?? 0) + 1);
    yield (at + 1) / documents.length;
  }
  return { topics, sections, holders, wordings, size: documents.length };
}

export function openTexts({ topics, sections, holders, wordings, size }: TextData): TextIndex {
  const held = (term: string) => holders.get(term) ?? 0;
  return {
    size,
    holders: held,
    weight: term => Math.max(leastWeight, Math.log((size + 1) / (held(term) + 0.5))),
    isKnown: term => holders.has(term),
    alike: (term, fuzzy) => {
      const options = { fuzzy, prefix: false, maxFuzzy: 2 };
      const [best] = [...topics.search(term, options), ...sections.search(term, options)].sort(
        (a, b) => b.score - a.score,
      );
      return best?.terms ?? [];
    },
    hasBodies: sections.termCount > 0,
    holdsHan: [...holders.keys()].some(term => /\p{sc=Han}/u.test(term)),
    find: (query, wording) => {
      const asked = joined(tellingTerms(query.keys(), held));
      const found = new Map<number, TextMatch>();
      const at = (place: number) => {
        const known = found.get(place) ?? {
          about: 0,
          section: 0,
          aboutMass: 0,
          wholeMass: 0,
          terms: new Set<string>(),
        };
        found.set(place, known);
        return known;
      };
      for (const { id, score, match } of topics.search(asked, { fields: ['about'] })) {
        const one = at(Number(id));
        one.about = score;
        for (const term of Object.keys(match)) {
          one.terms.add(term);
          one.aboutMass += query.get(term) ?? 0;
        }
        one.wholeMass = one.aboutMass;
      }
      if (wording) {
        const options = { fields: ['wording'], boostTerm: (term: string) => wording.get(term) ?? 0 };
        const telling = tellingTerms(wording.keys(), term => wordings.get(term) ?? 0);
        for (const { id, score } of topics.search(joined(telling), options)) at(Number(id)).about = score;
      }
      for (const { id, score, match } of sections.search(asked, { boost: { heading: 2 } })) {
        const one = at(Math.floor(Number(id) / mostSections));
        one.section = Math.max(one.section, score);
        let mass = one.aboutMass;
        for (const [term, fields] of Object.entries(match)) {
          const weight = query.get(term) ?? 0;
          if (!one.terms.has(term)) mass += fields.includes('heading') ? weight : textFactor * weight;
        }
        one.wholeMass = Math.max(one.wholeMass, mass);
      }
      return found;
    },
  };
}

/**
 * What BM25 compares titles and questions by: stems, and single Chinese characters with their pairs; with what each counts, stop
 * words less. With one or two examples an article this is the better half of the ranking.
 */
export function wordingOf(tokens: readonly Token[]): Map<string, number> {
  const wording = new Map<string, number>();
  let before: { character: string; factor: number } | undefined;
  for (const { kind, text, stem, isStop } of tokens) {
    const factor = isStop ? stopFactor : 1;
    if (kind !== 'han') {
      wording.set(stem, factor);
      before = undefined;
      continue;
    }
    for (const character of text) {
      wording.set(character, Math.max(wording.get(character) ?? 0, factor));
      if (before) wording.set(before.character + character, (before.factor + factor) / 2);
      before = { character, factor };
    }
  }
  return wording;
}

/** The rarest terms first, until they find enough. */
function tellingTerms(asked: Iterable<string>, holders: (term: string) => number): string[] {
  const terms = [...asked].sort((a, b) => holders(a) - holders(b));
  let scored = 0;
  return terms.filter((term, place) => {
    scored += holders(term);
    return place === 0 || scored <= mostScored;
  });
}
