import { parse } from 'csv-parse/sync';
import { ContentError, refused } from '../../content/problem.ts';
import { type Found, nothing, type Source } from './entry.ts';
import { htmlTree, looksLikeHtml, mainOf, markdownTree } from './html-tree.ts';
import { markdownOf, safeMarkdown } from './safe-markdown.ts';

type Column = 'question' | 'answer' | 'title' | 'topic' | 'tags' | 'locale';
type Header = ReadonlyMap<Column, number>;

/** What people call the columns, in lower case and without spaces. */
const columns = new Map<Column, string>([
  ['question', 'question questions q 问题 問題 问 提问 常见问题 常見問題 标准问题 標準問題'],
  ['answer', 'answer answers a 答案 回答 答 答复 答覆 回复 回覆'],
  ['title', 'title 标题 標題'],
  ['topic', 'topic category 主题 主題 分类 分類 类别 類別'],
  ['tags', 'tags tag keywords 标签 標籤 关键词 關鍵詞'],
  ['locale', 'locale language lang 语言 語言'],
]);

const delimiters = [',', ';', '\t', '，', '；', '|'];
const noHeader =
  'the first line names no columns question and answer (or 问题 and 答案), parted by commas, semicolons or tabs; add it';

/** A question a row. Throws ContentError when the first line names no columns. */
export function tableEntries({ file, text }: Source): Found {
  const { header, width, delimiter } = headerOf(file, text);
  const found = nothing();
  const { rows, unclosedLine } = rowsOf(text, delimiter);
  for (const { line, cells } of rows.slice(1)) {
    const cell = (column: Column) => cells[header.get(column) ?? -1]?.trim() ?? '';
    if (cells.every(text => text.trim() === '')) continue;
    const problem = (message: string) => found.problems.push({ file, line, message });
    if (cell('question') === '') problem('the question is empty; write how customers ask it');
    else if (cell('answer') === '') problem('the answer is empty; write one, or take the row out');
    else if (cells.slice(width).some(text => text.trim() !== '')) {
      problem('more cells than the first line has columns; put text with a comma in double quotes');
    } else addRow(found, file, line, cell);
  }
  if (unclosedLine !== undefined) {
    const message = 'a double quote is opened here and never closed; close it, or write "" for a quote in quoted text';
    found.problems.push({ file, line: unclosedLine, message });
  }
  return found;
}

function addRow(found: Found, file: string, line: number, cell: (column: Column) => string): void {
  try {
    const { markdown, leftOut } = answerOf(file, line, cell('answer'));
    found.notes.push(...leftOut.map(note => ({ ...note, line })));
    found.entries.push({
      file,
      line,
      questions: cell('question').split('\n'),
      title: cell('title') || undefined,
      answer: markdown,
      topic: cell('topic') || undefined,
      tags: cell('tags').split(/[,;|，；、\n]/),
      locale: cell('locale') || undefined,
      names: [cell('title'), cell('question').split('\n')[0] ?? ''],
    });
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    found.problems.push({ file, line, message: error.problems[0]?.message ?? error.message });
  }
}

/** Cells hold plain text, markdown, or what a help desk exported: HTML. */
function answerOf(file: string, line: number, answer: string) {
  if (!looksLikeHtml(answer)) return safeMarkdown(file, answer, line - 1, 'kept');
  const { tree } = htmlTree(file, answer);
  return safeMarkdown(file, markdownOf(markdownTree(mainOf(tree).children)), line - 1, 'joined');
}

/** The first line that is not empty, cut by the first delimiter that makes it name both columns. */
function headerOf(file: string, text: string): { header: Header; width: number; delimiter: string } {
  const [line = ''] = text.trimStart().split('\n', 1);
  for (const delimiter of delimiters) {
    const names = (rowsOf(line, delimiter).rows[0]?.cells ?? []).map(name => name.toLowerCase().replace(/[\s*]/g, ''));
    const header = new Map<Column, number>();
    for (const [column, known] of columns) {
      const at = names.findIndex(name => known.split(' ').includes(name));
      if (at >= 0) header.set(column, at);
    }
    if (header.has('question') && header.has('answer')) return { header, width: names.length, delimiter };
  }
  throw refused(file, 1, noHeader);
}

type Row = { line: number; cells: string[] };

function rowsOf(text: string, delimiter: string): { rows: Row[]; unclosedLine: number | undefined } {
  const rows: Row[] = [];
  let unclosedLine: number | undefined;
  let before = { lines: 0, empty_lines: 0 };
  // The parser tells where a record ends; it begins after the one before and the empty lines in between.
  const startOf = (now: typeof before) => before.lines + 1 + now.empty_lines - before.empty_lines;
  parse(text, {
    delimiter,
    trim: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_record: (cells: string[], { lines, empty_lines }) => {
      rows.push({ line: startOf({ lines, empty_lines }), cells });
      before = { lines, empty_lines };
      return null;
    },
    on_skip: () => {
      unclosedLine = before.lines + 1;
    },
  });
  return { rows, unclosedLine };
}
