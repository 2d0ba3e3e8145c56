import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';

/** A page of another site with a policy as strict as the launcher allows: its script and its frame, no inline styles. */
export async function hostPage(desk: string, body: string, policy?: string): Promise<string> {
  const server = createServer((_req, res) => {
    res.setHeader('content-type', 'text/html; charset=utf-8');
    res.setHeader(
      'content-security-policy',
      policy ??
        `default-src 'none'; script-src ${desk} 'nonce-host'; frame-src ${desk}; style-src 'none'; img-src data:`,
    );
    res.end(
      `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><body><h1>Another shop</h1>${body}</body></html>`,
    );
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

/** The one line of the README. */
export function embed(desk: string, attributes = ''): string {
  return `<script src="${desk}/widget.js" ${attributes} defer></script>`;
}
