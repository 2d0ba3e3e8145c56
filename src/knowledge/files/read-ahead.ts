import { type ArticleFile, type ArticleText, readArticleFile } from './article-files.ts';

/** So many files are being read while one is parsed; more would only hold more of them open. */
const ahead = 8;

/** The files in their order, each with what reading it came to: the disk works while the last one is parsed. */
export async function* readAhead(
  dir: string,
  files: readonly ArticleFile[],
): AsyncGenerator<[ArticleFile, PromiseSettledResult<ArticleText | undefined>]> {
  const reading = files.slice(0, ahead).map(({ file }) => settled(readArticleFile(dir, file)));
  for (const [at, file] of files.entries()) {
    const next = files[at + ahead];
    if (next) reading.push(settled(readArticleFile(dir, next.file)));
    const read = await reading.shift();
    if (read) yield [file, read];
  }
}

/** Never rejects: a fault is told when its file's turn comes. */
async function settled<T>(promise: Promise<T>): Promise<PromiseSettledResult<T>> {
  const [result] = await Promise.allSettled([promise]);
  return result;
}
