/** Stops something that was started. May be called once; resolves when it has really stopped. */
export type Dispose = () => void | Promise<void>;

/** Collects what was started, so that its owner stops everything in reverse order. */
export class Disposer {
  readonly #items: Dispose[] = [];

  /** Registers and returns a disposer, at the moment when the thing has been started. */
  add(dispose: Dispose): Dispose {
    this.#items.push(dispose);
    return dispose;
  }

  /** Stops everything, last started first. Goes on after a failure and reports all failures together. */
  async dispose(): Promise<void> {
    const errors: unknown[] = [];
    for (let item = this.#items.pop(); item; item = this.#items.pop()) {
      try {
        await item();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, 'Not everything could be stopped.');
  }
}
