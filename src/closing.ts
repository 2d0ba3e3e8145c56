export type Close = () => unknown;

/** Closes all, one after the other, also when one of them fails; rejects with the first failure then. */
export async function closeEach(closes: readonly Close[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closes) {
    try {
      await close();
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw failures[0];
}

/** Closes what was opened before `error`, and throws that one whatever happens: it is what the owner can mend. */
export async function closeAfter(error: unknown, closes: readonly Close[]): Promise<never> {
  await closeEach(closes).catch(() => {});
  throw error;
}
