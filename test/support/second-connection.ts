import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

/**
 * Runs one statement in a desk's file over a connection of its own, as another program or a damaged disk would: the way to make real
 * code fail without standing in for it.
 */
export function runInFile(file: string, statement: string, ...values: SQLInputValue[]): void {
  const database = new DatabaseSync(file, { timeout: 5000 });
  try {
    database.prepare(statement).run(...values);
  } finally {
    database.close();
  }
}

/** Makes every turn of the conversation fail: what it remembers is no longer JSON. */
export function damageState(file: string, conversationId: string): void {
  runInFile(file, "UPDATE conversation SET state = '{' || coalesce(state, '') WHERE id = ?", conversationId);
}

/** Takes the damage away again. */
export function mendState(file: string, conversationId: string): void {
  runInFile(file, "UPDATE conversation SET state = nullif(substr(state, 2), '') WHERE id = ?", conversationId);
}
