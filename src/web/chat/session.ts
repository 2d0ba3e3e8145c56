/** What `POST /chat/session` answers: a token for one conversation, and the credential that buys the next token. */
export type Session = {
  conversationId: string;
  token: string;
  resume: string;
  resumed: boolean;
};

/** The desk refused or could not be reached. `status` is the HTTP status, 0 without an answer. */
export class SessionError extends Error {
  readonly status: number;

  constructor(status: number, options?: ErrorOptions) {
    super(`POST /chat/session: ${status}`, options);
    this.name = 'SessionError';
    this.status = status;
  }
}

const storageKey = 'solodesk.resume';
/** Where a page that an e-mail's link opened keeps its own credential, so that it takes the browser's usual conversation from nobody. */
const ownKey = 'solodesk.own';
/** Stands in for a storage the browser blocks: the conversation then lives as long as the page. */
let remembered: string | undefined;

/** The secret of an e-mail's link, until it has been exchanged. It leaves the address at once: addresses are kept and shared. */
let link = takeLink();
/** True in a page that a link opened, also after it was loaded again. */
const isOwn = window.parent === window && (link !== undefined || readOwn() !== undefined);
// Another link followed in the same page.
window.addEventListener('hashchange', () => location.reload());

/** Takes up the conversation this browser has a credential for, or begins one. Rejects with SessionError. */
export async function openSession(locale: string): Promise<Session> {
  const resume = readResume();
  const credential = link === undefined ? (resume === undefined ? {} : { resume }) : { link };
  const answer = await post('/chat/session', { locale, ...credential });
  if (!answer.ok) throw new SessionError(answer.status);
  const session = asSession(await answer.json());
  if (session === undefined) throw new SessionError(answer.status);
  writeResume(session.resume);
  link = undefined;
  return session;
}

/** Forgets the conversation here and revokes its credential there. Never rejects: forgetting must work offline too. */
export async function endSession(): Promise<void> {
  const resume = readResume();
  writeResume(undefined);
  link = undefined;
  if (resume === undefined) return;
  try {
    await post('/chat/session/end', { resume });
  } catch (err) {
    console.warn('solodesk: the old conversation could not be ended', err);
  }
}

async function post(path: string, body: unknown): Promise<Response> {
  try {
    return await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      credentials: 'omit',
      signal: AbortSignal.timeout(15_000),
    });
  } catch (err) {
    throw new SessionError(0, { cause: err });
  }
}

function asSession(data: unknown): Session | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { conversationId, token, resume, resumed }: Partial<Record<keyof Session, unknown>> = data;
  if (typeof conversationId !== 'string' || typeof token !== 'string' || typeof resume !== 'string') return undefined;
  return { conversationId, token, resume, resumed: resumed === true };
}

/** True where an e-mail's link has opened the page: what the visitor sees was begun before they came. */
export function isLinked(): boolean {
  return isOwn;
}

function takeLink(): string | undefined {
  const secret = new URLSearchParams(location.hash.slice(1)).get('resume') ?? undefined;
  if (secret !== undefined) history.replaceState(null, '', location.pathname + location.search);
  return secret;
}

function readOwn(): string | undefined {
  try {
    return sessionStorage.getItem(ownKey) ?? undefined;
  } catch {
    return undefined;
  }
}

function readResume(): string | undefined {
  if (isOwn) return remembered ?? (readOwn() || undefined);
  try {
    return localStorage.getItem(storageKey) ?? remembered;
  } catch {
    // Reading throws where the browser blocks storage for frames.
    return remembered;
  }
}

function writeResume(resume: string | undefined): void {
  remembered = resume;
  try {
    if (isOwn) sessionStorage.setItem(ownKey, resume ?? '');
    else if (resume === undefined) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, resume);
  } catch {
    // Blocked or full: `remembered` holds it for this page.
  }
}
