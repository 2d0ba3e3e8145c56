import { createRequire } from 'node:module';
import type { Activity, DirectLine as DirectLineClient, DirectLineOptions } from 'botframework-directlinejs';
import { WebSocket } from 'ws';

const require = createRequire(import.meta.url);

// what the client expects of a browser; it looks for them while it loads
Object.assign(globalThis, {
  XMLHttpRequest: require('xmlhttprequest-ssl').XMLHttpRequest,
  WebSocket,
  window: globalThis,
});
const directLine: typeof import('botframework-directlinejs') = require('botframework-directlinejs');

/** The client that Web Chat uses, and what it has shown so far. Waits 3 s before it reconnects, the least it can. */
export function openClient(options: DirectLineOptions) {
  const client: DirectLineClient = new directLine.DirectLine({ ...options, random: () => 0 });
  const seen: Activity[] = [];
  const statuses: number[] = [];
  client.connectionStatus$.subscribe(status => statuses.push(status));
  const reading = client.activity$.subscribe(
    activity => seen.push(activity),
    // the client reports the end of a conversation by failing; `statuses` tells
    () => {},
  );
  return {
    client,
    seen,
    statuses,
    texts: () => seen.map(activity => ('text' in activity ? activity.text : activity.type)),
    /** Sends and gives the id, or throws what the client throws. */
    post: (activity: object): Promise<string> =>
      new Promise((resolve, reject) => {
        // tests also post what the client's types do not allow
        client.postActivity(activity as Activity).subscribe(resolve, reject);
      }),
    close() {
      reading.unsubscribe();
      client.end();
    },
  };
}

export const status = directLine.ConnectionStatus;
