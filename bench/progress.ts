const { stderr } = process;

/** Says on standard error what is being done: on one line of a terminal, else a line each. */
export function progress(done: number, total: number, what: string): void {
  const width = 24;
  const filled = Math.round((done / total) * width);
  const line = `[${'#'.repeat(filled)}${' '.repeat(width - filled)}] ${what}`;
  if (!stderr.isTTY) stderr.write(`${line}\n`);
  else {
    stderr.clearLine(0);
    stderr.cursorTo(0);
    stderr.write(line.slice(0, stderr.columns - 1));
  }
}

/** Takes the line away, before results are printed. */
export function progressDone(): void {
  if (!stderr.isTTY) return;
  stderr.clearLine(0);
  stderr.cursorTo(0);
}
