/** In practice this window works on a made-up desk; other windows of the operator go on with the real one. */
const key = 'solodesk.practice';
/** What is made up. Everything else, articles and settings, is the real desk's. */
const madeUp = /^\/api\/(?:tickets|customers|views|live|canned|macros|me|operators|desk)(?:[/?]|$)/;

export const isPractice = sessionStorage.getItem(key) !== null;

/** The address of the desk that this window works on. */
export function deskPath(path: string): string {
  return isPractice && madeUp.test(path) ? `/practice${path}` : path;
}

export async function beginPractice(locale: string): Promise<void> {
  await tell('/practice/api/begin', { locale });
  forgetDrafts();
  sessionStorage.setItem(key, '1');
  location.assign('/console');
}

/** The numbers begin anew, and what was written for the customers before is not for these. */
function forgetDrafts(): void {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith('solodesk.draft.practice.')) localStorage.removeItem(name);
    }
  } catch {
    // a browser that keeps nothing has kept none
  }
}

export async function endPractice(): Promise<void> {
  sessionStorage.removeItem(key);
  await tell('/practice/api/end', {}).catch(() => {});
  location.assign('/console');
}

/** Without `api()`, which itself asks here. */
async function tell(path: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
}
