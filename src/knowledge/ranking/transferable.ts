import type { Locale } from '../../base/locale.ts';
import type { LocaleData } from './locale-index.ts';

/** The numbers of measured data, which `postMessage` hands over without a copy; they are gone here afterwards. */
export function transferable(index: ReadonlyMap<Locale, LocaleData>): ArrayBuffer[] {
  const arrays = [...index.values()].flatMap(({ examples, texts, weights }) => [
    examples.starts,
    examples.ids,
    examples.values,
    examples.space.holders,
    texts.articleOf,
    texts.firstSections,
    texts.holders,
    ...[texts.about, texts.wording, texts.headings, texts.texts].flatMap(one => [
      one.starts,
      one.documents,
      one.counts,
      one.lengths,
    ]),
    ...(weights ? [weights] : []),
  ]);
  return arrays.map(({ buffer }) => buffer).filter(buffer => buffer instanceof ArrayBuffer);
}
