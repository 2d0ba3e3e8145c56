import { type AddressInfo, createServer } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** `raw` is the message as it came over the wire. */
export type Received = Email & { to: NonNullable<Email['to']>; envelopeTo: string[]; raw: string };

/** What the server says to a receiver's address: undefined takes the mail, else `450 greylisted` and the like. */
export type Answer = (address: string) => string | undefined;

/** A real SMTP server on this machine that keeps what it takes; `answer` may refuse. */
export async function startMailServer(answer: Answer = () => undefined) {
  const received: Received[] = [];
  const refused: string[] = [];
  const waiting: (() => void)[] = [];
  let verdict = answer;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const line = verdict(address);
      if (line === undefined) return done();
      refused.push(address);
      done(Object.assign(new Error(line.slice(4)), { responseCode: Number(line.slice(0, 3)) }));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', chunk => chunks.push(chunk));
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        const email = await PostalMime.parse(raw);
        const envelopeTo = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ ...email, to: email.to ?? [], envelopeTo, raw });
        for (const tell of waiting.splice(0)) tell();
        done();
      });
    },
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = addressOf(server.server.address());
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    /** Receivers that were turned away, one entry a try. */
    refused,
    set answer(next: Answer) {
      verdict = next;
    },
    /** Resolves once so many mails have come in. */
    async until(count: number): Promise<Received[]> {
      while (received.length < count) await new Promise<void>(resolve => waiting.push(resolve));
      return received;
    },
    close: () => new Promise<void>(resolve => server.close(resolve)),
  };
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address;
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = addressOf(server.address());
  await new Promise(resolve => server.close(resolve));
  return port;
}
