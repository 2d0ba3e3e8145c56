import type { Locale } from '../../base/locale.ts';
import type { Work } from '../slices.ts';
import { askedIn } from './cut-texts.ts';
import type { Indexable, LocaleData } from './locale-index.ts';
import type { Numbering } from './numbering.ts';
import { blocks } from './questions/features.ts';
import { noFeatures } from './questions/row.ts';

/**
 * Measured data as another thread sends it: numbers travel without a copy, and many strings as one, so that the thread which
 * answers customers is not kept from them while it arrives.
 */
export type PackedIndex = { locale: Locale; data: LocaleData; terms: PackedNumbering; features: PackedNumbering[] }[];

type PackedNumbering = { texts: Uint8Array; numbers: Uint32Array };

/** No term and no feature holds it. */
const joint = '\n';
/** Entries between two steps. */
const aStep = 2000;

/** `transfer` is handed over and gone here afterwards. */
export function packIndex(index: ReadonlyMap<Locale, LocaleData>): { packed: PackedIndex; transfer: ArrayBuffer[] } {
  const packed = [...index].map(([locale, { examples, texts, ...rest }]) => ({
    locale,
    data: {
      ...rest,
      examples: { ...examples, examples: [], space: { ...examples.space, features: noFeatures() } },
      texts: { ...texts, vocabulary: new Map() },
    },
    terms: packNumbering(texts.vocabulary),
    features: blocks.map(block => packNumbering(examples.space.features[block])),
  }));
  const arrays = packed.flatMap(({ data, terms, features }) => [
    ...arraysOf(data),
    ...[terms, ...features].flatMap(({ texts, numbers }) => [texts, numbers]),
  ]);
  return { packed, transfer: arrays.map(({ buffer }) => buffer).filter(buffer => buffer instanceof ArrayBuffer) };
}

function arraysOf({ examples, texts, fitted }: LocaleData): (Uint32Array | Float32Array | Float64Array)[] {
  const { about, wording, headings, texts: running, articleOf, firstSections, holders } = texts;
  return [
    ...[examples.starts, examples.ids, examples.values, examples.space.holders, fitted.lengths],
    ...[articleOf, firstSections, holders],
    ...[about, wording, headings, running].flatMap(one => [one.starts, one.documents, one.counts, one.lengths]),
    ...(fitted.weights ? [fitted.weights] : []),
  ];
}

function packNumbering(numbering: Numbering): PackedNumbering {
  const texts = new TextEncoder().encode([...numbering.keys()].join(joint));
  return { texts, numbers: new Uint32Array([...numbering.values()]) };
}

/** @param articlesOf those of a locale that the data was measured of */
export function* unpackIndex(
  packed: PackedIndex,
  articlesOf: (locale: Locale) => readonly Indexable[],
): Work<Map<Locale, LocaleData>> {
  const index = new Map<Locale, LocaleData>();
  for (const { locale, data, terms, features } of packed) {
    const named = noFeatures();
    for (const [at, block] of blocks.entries()) named[block] = yield* unpackNumbering(features[at]);
    const examples = {
      ...data.examples,
      examples: articlesOf(locale).flatMap((article, at) => askedIn(article).map(one => ({ article: at, ...one }))),
      space: { ...data.examples.space, features: named },
    };
    index.set(locale, { ...data, examples, texts: { ...data.texts, vocabulary: yield* unpackNumbering(terms) } });
  }
  return index;
}

function* unpackNumbering(packed: PackedNumbering | undefined): Work<Numbering> {
  const numbering: Numbering = new Map();
  if (!packed || packed.numbers.length === 0) return numbering;
  const texts = new TextDecoder().decode(packed.texts).split(joint);
  for (const [at, text] of texts.entries()) {
    numbering.set(text, packed.numbers[at] ?? 0);
    if (at % aStep === 0) yield at / texts.length;
  }
  return numbering;
}
