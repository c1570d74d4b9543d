/** What can go wrong with one call. */
export type Fault =
  /** Answers this instead of doing anything. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Record<string, string>;
    }
  /** Cuts the connection before anything is done. */
  | { readonly kind: 'reset' }
  /** Does it (a message goes on to be sent), then cuts the connection. */
  | { readonly kind: 'reset-after' }
  /** Does it, then answers this. */
  | { readonly kind: 'status-after'; readonly status: number; readonly body?: unknown }
  /** Does it, then answers 200 with something that is no answer. */
  | { readonly kind: 'garbage'; readonly body?: string }
  /** Does it and answers properly, but only after this time, or once this promise has settled. */
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'held'; readonly until: Promise<unknown> };

/** Faults on demand, per method; `file` stands for the download of a file. */
export class Faults {
  readonly #next = new Map<string, Fault[]>();
  readonly #always = new Map<string, Fault>();

  /** The next `times` calls of a method go wrong, after those already asked for. */
  next(method: string, fault: Fault, times = 1): void {
    const waiting = this.#next.get(method) ?? [];
    this.#next.set(method, [...waiting, ...Array.from({ length: times }, () => fault)]);
  }

  /** Every call of a method goes wrong until `heal`. */
  always(method: string, fault: Fault): void {
    this.#always.set(method, fault);
  }

  /** Everything, or one method, works again. */
  heal(method?: string): void {
    if (method === undefined) {
      this.#next.clear();
      this.#always.clear();
    } else {
      this.#next.delete(method);
      this.#always.delete(method);
    }
  }

  /** The fault for this call; used up when it was for the next only. */
  take(method: string): Fault | null {
    return this.#next.get(method)?.shift() ?? this.#always.get(method) ?? null;
  }
}
