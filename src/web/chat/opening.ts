import { byId } from './page.ts';

/** What `GET /api/opening` answers, and what comes with the event of this name. */
type Opening = {
  isOpen: boolean;
  answersAt?: string;
  until?: string;
  timeZone: string;
  lines: Record<string, { text: string; textAbroad: string }>;
};

export const openingEvent = 'solodesk.opening';

/** The line under the title that says whether a person answers now, or when. */
export type OpeningLine = {
  /** Shows what came with an event; anything else is ignored. */
  take(value: unknown): void;
  speak(locale: string): void;
  /** Asks again: something may have been missed. */
  refresh(): Promise<void>;
};

/** Longer timers fire at once; the page asks again on its way there. */
const longestWaitMs = 3_600_000;

export function createOpeningLine(first: unknown, firstLocale: string): OpeningLine {
  const line = byId('opening', HTMLElement);
  let locale = firstLocale;
  let known: Opening | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function put(): void {
    const words = known?.lines[locale];
    if (known === undefined || words === undefined) return;
    const text = isAbroad(known) ? words.textAbroad : words.text;
    line.dataset.open = String(known.isOpen);
    // Set only when it is another one: it is read aloud then.
    if (line.textContent !== text) line.textContent = text;
  }

  function take(value: unknown): void {
    if (!isOpening(value)) return;
    known = value;
    put();
    clearTimeout(timer);
    if (known.until === undefined) return;
    // A little late: a clock that is fast would ask for what still holds.
    const wait = Date.parse(known.until) - Date.now() + 1000;
    timer = setTimeout(() => void refresh(), Math.min(Math.max(wait, 5000), longestWaitMs));
  }

  async function refresh(): Promise<void> {
    try {
      const answer = await fetch('/api/opening', { credentials: 'omit', signal: AbortSignal.timeout(15_000) });
      if (answer.ok) take(await answer.json());
    } catch (err) {
      console.warn('solodesk: opening hours could not be asked', err);
    }
  }

  take(first);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void refresh();
  });
  return {
    take,
    speak: tag => {
      locale = tag;
      put();
    },
    refresh,
  };
}

/** True where the visitor's clock shows another time than the shop's. */
function isAbroad({ answersAt, timeZone }: Opening): boolean {
  if (answersAt === undefined) return false;
  const wall = (zone?: string) =>
    new Intl.DateTimeFormat('en', { dateStyle: 'short', timeStyle: 'short', ...(zone ? { timeZone: zone } : {}) });
  return wall().format(new Date(answersAt)) !== wall(timeZone).format(new Date(answersAt));
}

function isOpening(value: unknown): value is Opening {
  if (typeof value !== 'object' || value === null) return false;
  const { isOpen, lines }: Partial<Record<keyof Opening, unknown>> = value;
  return typeof isOpen === 'boolean' && typeof lines === 'object' && lines !== null;
}
