const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Parts runs that are cut at once: no word reaches across it. */
const gap = '\n';

/** Cuts a run of simplified Chinese characters into words. */
export function chineseWords(run: string): string[] {
  return chineseWordsOf([run])[0] ?? [];
}

/** The same for many runs, none empty: to ask the segmenter once is several times as fast as once a run. */
export function chineseWordsOf(runs: readonly string[]): string[][] {
  if (runs.length === 0) return [];
  let words: string[] = [];
  const cut = [words];
  for (const { segment } of segmenter.segment(runs.join(gap))) {
    if (segment !== gap) words.push(segment);
    else {
      words = [];
      cut.push(words);
    }
  }
  return cut;
}

/**
 * Index terms of a run's words: those of two characters and more, the pairs of neighbouring characters between stop words, and
 * characters that stand alone. Pairs find what the segmenter cuts apart (客|服); stop words part them, so that 我的账户
 * does not leave 的账.
 */
export function chineseTerms(words: readonly string[], isStopWord: (word: string) => boolean): string[] {
  const terms: string[] = [];
  let block: string[] = [];
  for (const word of [...words, '']) {
    if (word !== '' && !isStopWord(word)) {
      block.push(word);
      continue;
    }
    terms.push(...blockTerms(block));
    block = [];
  }
  return terms;
}

/** Each word at its place, followed by the pairs that begin in it and are no word themselves. */
function blockTerms(block: readonly string[]): string[] {
  const characters = [...block.join('')];
  const terms: string[] = [];
  let at = 0;
  for (const word of block) {
    terms.push(word);
    const length = [...word].length;
    for (let i = at; i < at + length && i + 1 < characters.length; i += 1) {
      const pair = `${characters[i]}${characters[i + 1]}`;
      if (pair !== word) terms.push(pair);
    }
    at += length;
  }
  return terms;
}
