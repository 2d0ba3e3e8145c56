/** One open console: tells when a text came in over its stream. */
export type LiveReader = {
  /** The moment (performance.now) at which the text was there. */
  until(text: string): Promise<number>;
  leave(): void;
};

export async function readLive(url: string, headers: Record<string, string>): Promise<LiveReader> {
  const leave = new AbortController();
  const reply = await fetch(url, { headers, signal: leave.signal });
  if (reply.status !== 200 || reply.body === null) throw new Error(`${url}: ${reply.status}`);
  const body = reply.body.pipeThrough(new TextDecoderStream());
  let recent = '';
  let waiting: { text: string; heard(at: number): void } | undefined;
  const read = async () => {
    for await (const part of body) {
      recent = (recent + part).slice(-20_000);
      if (waiting && recent.includes(waiting.text)) waiting.heard(performance.now());
    }
  };
  read().catch(() => {});
  return {
    until: text =>
      new Promise(heard => {
        waiting = { text, heard };
      }),
    leave: () => leave.abort(),
  };
}
