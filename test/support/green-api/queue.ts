/** Notifications are kept this long. */
const keeps = 24 * 60 * 60_000;
/** The server behind a webhook has this long to answer. */
const answerWithin = 180_000;

type Queued = { readonly receiptId: number; readonly body: unknown; readonly at: number };

export type Push = {
  readonly url: string;
  /** The whole Authorization header, or null for none. */
  readonly authorization: string | null;
};

/** The notifications of one instance: first in, first out, the same one again until it is acknowledged. */
export class NotificationQueue {
  readonly #now: () => number;
  readonly #items: Queued[] = [];
  readonly #waiters = new Set<() => void>();
  readonly #stopping = new AbortController();
  readonly #pushTo: () => Push | null;
  #held: unknown[] | null = null;
  #duplicates = 1;
  #receipt = 1000;
  #pushing: Promise<void> | null = null;
  /** Ms between a push that was not answered with 200 and its repetition; the real one waits 60 s. */
  retryDelay = 60_000;
  /** Statuses that pushes were answered with; 0 = no answer. */
  readonly pushAnswers: number[] = [];

  constructor(now: () => number, pushTo: () => Push | null) {
    this.#now = now;
    this.#pushTo = pushTo;
  }

  /** How many wait. */
  get length(): number {
    this.#dropOld();
    return this.#items.length;
  }

  add(body: unknown): void {
    if (this.#held) {
      this.#held.push(body);
      return;
    }
    for (let copy = 0; copy < this.#duplicates; copy += 1) {
      this.#receipt += 1;
      this.#items.push({ receiptId: this.#receipt, body, at: this.#now() });
    }
    this.#duplicates = 1;
    this.#wake();
  }

  /** The next notification is queued `times` times: duplicates are normal. */
  duplicateNext(times: number): void {
    this.#duplicates = times;
  }

  /** Keeps what comes from now on, for `release`. */
  hold(): void {
    this.#held ??= [];
  }

  /** Queues what was held, in the given order. */
  release(order: (held: unknown[]) => unknown[] = (held) => held): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const body of order(held)) this.add(body);
  }

  /** The oldest one, waiting up to `timeout` ms for it; null when there is none. */
  async peek(timeout: number): Promise<{ receiptId: number; body: unknown } | null> {
    const until = performance.now() + timeout;
    for (;;) {
      this.#dropOld();
      const first = this.#items[0];
      if (first) return { receiptId: first.receiptId, body: first.body };
      const left = until - performance.now();
      if (left <= 0 || this.#stopping.signal.aborted) return null;
      await this.#change(left);
    }
  }

  /** Removes the oldest one, if it has this receipt. */
  acknowledge(receiptId: number): boolean {
    if (this.#items[0]?.receiptId !== receiptId) return false;
    this.#items.shift();
    return true;
  }

  /** Begins to push when an address is set and something waits. */
  kick(): void {
    if (this.#pushing || this.#stopping.signal.aborted || !this.#pushTo()) return;
    this.#pushing = this.#push().finally(() => {
      this.#pushing = null;
      // Something may have come just when the loop had seen nothing more.
      if (this.length > 0) this.kick();
    });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wake();
    await this.#pushing;
  }

  async #push(): Promise<void> {
    for (let push = this.#pushTo(); push && !this.#stopping.signal.aborted; push = this.#pushTo()) {
      const next = await this.peek(0);
      if (!next) return;
      const status = await post(push, next.body, this.#stopping.signal);
      this.pushAnswers.push(status);
      if (status === 200) this.acknowledge(next.receiptId);
      else await this.#pause(this.retryDelay);
    }
  }

  #wake(): void {
    for (const waiter of [...this.#waiters]) waiter();
    this.kick();
  }

  #change(timeout: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiters.delete(done);
        resolve();
      };
      const timer = setTimeout(done, timeout);
      this.#waiters.add(done);
    });
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#stopping.signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#stopping.signal.addEventListener('abort', done);
      if (this.#stopping.signal.aborted) done();
    });
  }

  #dropOld(): void {
    while (this.#items[0] && this.#now() - this.#items[0].at > keeps) this.#items.shift();
  }
}

async function post(push: Push, body: unknown, stop: AbortSignal): Promise<number> {
  try {
    const response = await fetch(push.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        ...(push.authorization === null ? {} : { Authorization: push.authorization }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.any([stop, AbortSignal.timeout(answerWithin)]),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
