import type { Activity, DirectLine, Observer } from './web-chat.ts';

/** What the client gives in the place of an id when the desk was not there to take a message. */
const untaken = 'retry';
const againMs = 2000;

export type Sending = {
  /** From now on messages go through this client; those that an earlier one could not send go first. Returns the way to stop. */
  through(directLine: DirectLine, conversationId: string): () => void;
};

/**
 * Keeps on sending what a customer wrote while the desk could not be reached. A message goes out with the same id each time, by which the
 * desk knows one that it has taken already: nothing is lost, and nothing is there twice. The client itself would give up at once.
 */
export function createSending(): Sending {
  const unsent = new Map<string, Activity>();
  let conversation = '';

  function through(directLine: DirectLine, conversationId: string): () => void {
    if (conversationId !== conversation) unsent.clear();
    conversation = conversationId;
    const stops = new Set<() => void>();
    const post = directLine.postActivity.bind(directLine);

    function send(activity: Activity, key: string, observer: Observer<string>): () => void {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let asked: { unsubscribe(): void } | undefined;
      unsent.set(key, activity);
      const attempt = () => {
        asked = post(activity).subscribe({
          next: id => {
            if (id === untaken) timer = setTimeout(attempt, againMs);
            else done(() => observer.next(id));
          },
          error: error => isRefused(error) && done(() => observer.error?.(error)),
        });
      };
      const stop = () => {
        clearTimeout(timer);
        asked?.unsubscribe();
        stops.delete(stop);
      };
      const done = (tell: () => void) => {
        unsent.delete(key);
        stops.delete(stop);
        tell();
        observer.complete?.();
      };
      stops.add(stop);
      attempt();
      return stop;
    }

    for (const [key, activity] of unsent) send(activity, key, { next: () => {} });
    directLine.postActivity = activity => {
      const key = activity.channelData?.clientActivityID;
      if (activity.type !== 'message' || key === undefined) return post(activity);
      return { subscribe: observer => ({ unsubscribe: send(activity, key, observer) }) };
    };
    return () => {
      for (const stop of stops) stop();
    };
  }
  return { through };
}

/** The desk has read it and does not want it: too fast, or too long. */
function isRefused(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('status' in error)) return false;
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500;
}
