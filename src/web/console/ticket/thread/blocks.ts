/** A block of the markdown that the bot and articles are written in; `lines` and `items` still hold inline marks. */
export type Block =
  | { type: 'paragraph'; lines: string[] }
  | { type: 'heading'; text: string }
  | { type: 'list'; isOrdered: boolean; items: string[] }
  | { type: 'code'; text: string };

const heading = /^#{1,6}\s+(.*)$/;
const item = /^\s{0,3}(?:[-*+]|(\d{1,3})[.)])\s+(.*)$/;

/** Cuts markdown into blocks. What it does not know (tables, raw HTML) stays as the lines that were written. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let code: string[] | undefined;
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    if (/^```/.test(line)) {
      if (code) blocks.push({ type: 'code', text: code.join('\n') });
      code = code ? undefined : [];
    } else if (code) code.push(line);
    else addLine(blocks, line);
  }
  if (code) blocks.push({ type: 'code', text: code.join('\n') });
  return blocks.filter(block => block.type !== 'paragraph' || block.lines.length > 0);
}

function addLine(blocks: Block[], line: string): void {
  const last = blocks.at(-1);
  const title = heading.exec(line)?.[1];
  const listed = item.exec(line);
  if (line.trim() === '') blocks.push({ type: 'paragraph', lines: [] });
  else if (title !== undefined) blocks.push({ type: 'heading', text: title });
  else if (listed) {
    const isOrdered = listed[1] !== undefined;
    const text = listed[2] ?? '';
    if (last?.type === 'list' && last.isOrdered === isOrdered) last.items.push(text);
    else blocks.push({ type: 'list', isOrdered, items: [text] });
  } else if (last?.type === 'list' && /^\s{2,}/.test(line)) last.items.push(`${last.items.pop()} ${line.trim()}`);
  else if (last?.type === 'paragraph') last.lines.push(line);
  else blocks.push({ type: 'paragraph', lines: [line] });
}
