export type ReadEvent = { id: string; name: string; data: unknown };

export type EventReader = {
  /** Every event so far, in order. */
  events: ReadEvent[];
  /** The place to come back to, as a browser keeps it. */
  lastId(): string;
  /** Resolves once `isThere` holds of the events so far; rejects when the stream ends before. */
  until(isThere: (events: readonly ReadEvent[]) => boolean): Promise<readonly ReadEvent[]>;
  /** Resolves when the desk has ended the stream, or the reader has left. */
  ended: Promise<void>;
  leave(): void;
};

/** A reader of server-sent events, as browsers are; resolves once the stream has begun. Rejects for any status but 200. */
export async function readEvents(url: string, headers: Record<string, string>): Promise<EventReader> {
  const leave = new AbortController();
  const reply = await fetch(url, { headers, signal: leave.signal });
  if (reply.status !== 200 || reply.body === null) throw new Error(`${url} answered ${reply.status}`);
  const events: ReadEvent[] = [];
  let lastId = headers['last-event-id'] ?? '';
  let isOver = false;
  const looks = new Set<() => void>();
  const body = reply.body.pipeThrough(new TextDecoderStream());
  const first = Promise.withResolvers<void>();

  async function read(): Promise<void> {
    let rest = '';
    for await (const part of body) {
      const blocks = (rest + part).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = eventOf(block);
        if (event.id !== undefined) lastId = event.id;
        if (event.data !== undefined) events.push({ id: lastId, name: event.name, data: JSON.parse(event.data) });
        if (event.id !== undefined) first.resolve();
      }
      for (const look of looks) look();
    }
  }

  const ended = read()
    .catch(() => {})
    .then(() => {
      isOver = true;
      first.resolve();
      for (const look of looks) look();
    });
  await first.promise;
  return {
    events,
    lastId: () => lastId,
    until: isThere =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!isThere(events) && !isOver) return;
          looks.delete(look);
          if (isThere(events)) resolve(events);
          else reject(new Error(`the stream ended after ${JSON.stringify(events)}`));
        };
        looks.add(look);
        look();
      }),
    ended,
    leave: () => leave.abort(),
  };
}

function eventOf(block: string): { id?: string; name: string; data?: string } {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
  const [id, data] = [field('id'), field('data')];
  return {
    name: field('event') ?? 'message',
    ...(id === undefined ? {} : { id }),
    ...(data === undefined ? {} : { data }),
  };
}
