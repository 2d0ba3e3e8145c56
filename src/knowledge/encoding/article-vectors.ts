import type { Locale } from '../../base/locale.ts';
import type { Logger } from '../../base/logger.ts';
import type { Encoded, Encoder } from '../ports.ts';
import { encodeWithin } from './encoder-call.ts';
import { type Batch, createKeptVectors, type Encodable } from './kept-vectors.ts';

/** Articles wait so long, in ms, for their vectors; an encoder that takes longer goes on in the background. */
const patienceMs = 500;
/** So many texts are handed over at a time. */
const batchSize = 64;
/** An encoder that has not answered a batch within this, in ms, has failed. */
const batchMs = 10_000;
/** So long, in ms, after a failure the encoder is asked again, also when no article has changed. */
const retryMs = 60_000;

/**
 * The vectors of the articles as they stand. Those of unchanged texts are kept; a language that fails is logged once, tried again,
 * and keeps no other one waiting.
 */
export class ArticleVectors {
  readonly #encoder: Encoder;
  readonly #logger: Logger;
  readonly #kept = createKeptVectors();
  /** Languages that failed when they were last tried. */
  readonly #failing = new Set<Locale>();
  #run: Promise<void> | undefined;
  #call: AbortController | undefined;
  #retry: NodeJS.Timeout | undefined;
  #given: Encoded = new Map();
  #isAwaited = false;
  #isClosed = false;
  #tellLate = () => {};

  constructor(encoder: Encoder, logger: Logger) {
    this.#encoder = encoder;
    this.#logger = logger;
  }

  /** Told whenever languages are finished after `of` had to do without them, and now when some already are. */
  onLate(listener: () => void): void {
    this.#tellLate = listener;
    this.#tellWhatIsLate();
  }

  /**
   * Encodes what is new in these articles, and gives the languages of which everything is encoded. Does not wait for a slow
   * encoder, and never rejects.
   */
  async of(articles: readonly Encodable[]): Promise<Encoded> {
    this.#kept.stand(articles);
    this.#isAwaited = true;
    await this.#patiently(this.#start());
    this.#isAwaited = false;
    this.#given = this.#kept.whole();
    return this.#given;
  }

  /** What `of` gave last. */
  given(): Encoded {
    return this.#given;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    this.#call?.abort(new Error('the desk is closing'));
  }

  #start(): Promise<void> | undefined {
    clearTimeout(this.#retry);
    if (this.#kept.missing(1)) this.#run ??= this.#encodeMissing();
    return this.#run;
  }

  async #encodeMissing(): Promise<void> {
    const failed = new Set<Locale>();
    let next = this.#kept.missing(batchSize);
    while (next && !this.#isClosed) {
      if (!(await this.#isEncoded(next))) failed.add(next.locale);
      next = this.#kept.missing(batchSize, failed);
    }
    this.#run = undefined;
    if (this.#isClosed) return;
    if (failed.size > 0) this.#retry = setTimeout(() => this.#start(), retryMs).unref();
    this.#tellWhatIsLate();
  }

  async #isEncoded(batch: Batch): Promise<boolean> {
    const { locale, texts } = batch;
    this.#call = new AbortController();
    try {
      this.#kept.keep(batch, await encodeWithin(batchMs, this.#encoder, texts, locale, this.#call));
      this.#failing.delete(locale);
      return true;
    } catch (err) {
      const isNew = !this.#isClosed && !this.#failing.has(locale);
      if (isNew) this.#logger.warn({ err, locale }, 'articles could not be encoded; they are matched by their words');
      this.#failing.add(locale);
      return false;
    }
  }

  #tellWhatIsLate(): void {
    const whole = this.#kept.whole();
    if (!this.#isAwaited && [...whole.keys()].some(locale => !this.#given.has(locale))) this.#tellLate();
  }

  async #patiently(run: Promise<void> | undefined): Promise<void> {
    if (!run) return;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise(resolve => {
      timer = setTimeout(resolve, patienceMs);
    });
    await Promise.race([run, patience]);
    clearTimeout(timer);
  }
}
