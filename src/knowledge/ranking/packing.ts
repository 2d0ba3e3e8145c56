import type { Locale } from '../../base/locale.ts';
import type { LocaleData } from './locale-index.ts';
import { packSections, unpackSections } from './texts/section-search.ts';

/** Measured data as another thread sends it: the sections as JSON, the rest as it is. */
export type PackedIndex = { locale: Locale; data: Omit<LocaleData, 'texts'>; texts: PackedTexts }[];

type PackedTexts = Omit<LocaleData['texts'], 'sections'> & { sections: string };

/** Packs data for `postMessage`; `transfer` is handed over without a copy and is gone here afterwards. */
export function packIndex(index: ReadonlyMap<Locale, LocaleData>): {
  packed: PackedIndex;
  transfer: ArrayBufferLike[];
} {
  const packed = [...index].map(([locale, { texts, ...data }]) => {
    return { locale, data, texts: { ...texts, sections: packSections(texts.sections) } };
  });
  const transfer = packed.flatMap(({ data: { examples, weights } }) => [
    examples.starts.buffer,
    examples.ids.buffer,
    examples.values.buffer,
    examples.space.holders.buffer,
    ...(weights ? [weights.buffer] : []),
  ]);
  return { packed, transfer };
}

/** Unpacks what another thread has measured, in steps between which others are answered. */
export async function unpackIndex(packed: PackedIndex): Promise<Map<Locale, LocaleData>> {
  const index = new Map<Locale, LocaleData>();
  for (const { locale, data, texts } of packed) {
    const sections = await unpackSections(texts.sections);
    index.set(locale, { ...data, texts: { ...texts, sections } });
  }
  return index;
}
