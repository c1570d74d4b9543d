import type { EventFrame } from '#shared/api/events.ts';

import type { DeskWatch, Surroundings } from '../desktop-parts.ts';
import { isOnDesk, nextMoment } from './desk-moments.ts';
import type { Desk } from './desk.ts';
import { gatherDesk, type RuleKinds } from './gather-desk.ts';

/** Changes come in crowds (a message is a chat, a count and a status): so long they are collected, in ms. */
const collectFor = 150;
/** After a round that failed, in ms. */
const tryAgainAfter = 5_000;
/** A moment is looked at a little after it, when the core has acted on it too; ms. */
const afterMoment = 500;
/** Timers stand still while the computer sleeps: the clock on the wall is read at least so often, in ms. */
const lookAtClockEvery = 60_000;

/**
 * Keeps a picture of the desk, gathered anew when the core announces a change and when a time in it has passed. One
 * round at a time; listeners hear of every round, also of one that changed nothing but the present. A round that
 * fails leaves the last picture and is tried again.
 */
export function watchDesk(
  deps: Pick<Surroundings, 'client' | 'clock' | 'log'>,
): DeskWatch & { stop: () => void } {
  const watch = new Watch(deps);
  return {
    current: () => watch.current,
    onChange: (listener) => watch.onChange(listener),
    stop: () => watch.stop(),
  };
}

class Watch {
  current: Desk | null = null;
  readonly #deps: Pick<Surroundings, 'client' | 'clock' | 'log'>;
  readonly #listeners = new Set<() => void>();
  readonly #stopListening: () => void;
  #kinds: RuleKinds | null = null;
  /** `due`: a round begins soon; `asking`: one is on its way, `again` when something changed meanwhile. */
  #round: { state: 'idle' } | { state: 'due'; cancel: () => void } | { state: 'asking'; again: boolean } = {
    state: 'idle',
  };
  #cancelMoment: () => void = () => undefined;
  #isStopped = false;

  constructor(deps: Pick<Surroundings, 'client' | 'clock' | 'log'>) {
    this.#deps = deps;
    // The stream begins with a `hello`: that is the first round.
    this.#stopListening = deps.client.listen((frame) => this.#hear(frame));
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(): void {
    this.#isStopped = true;
    this.#stopListening();
    this.#cancelMoment();
    if (this.#round.state === 'due') this.#round.cancel();
    this.#listeners.clear();
  }

  #hear(frame: EventFrame): void {
    const topics = frame.kind === 'hello' ? null : frame.changes.map(({ topic }) => topic);
    if (topics === null || topics.includes('rules')) this.#kinds = null;
    if (topics === null) this.#ask(0);
    else if (topics.some(isOnDesk)) this.#ask(collectFor);
  }

  /** A round within `delay` ms; none more when one is due already. */
  #ask(delay: number): void {
    if (this.#isStopped || this.#round.state === 'due') return;
    if (this.#round.state === 'asking') {
      this.#round.again = true;
      return;
    }
    const cancel = this.#deps.clock.after(delay, () => void this.#gather());
    this.#round = { state: 'due', cancel };
  }

  async #gather(): Promise<void> {
    const round = { state: 'asking' as const, again: false };
    this.#round = round;
    const asked = this.#kinds;
    let isDone = true;
    try {
      const { desk, kinds } = await gatherDesk(this.#deps.client, asked);
      // Rules that changed meanwhile are read again by the round that follows.
      if (this.#kinds === asked && !round.again) this.#kinds = kinds;
      this.current = desk;
    } catch (error) {
      isDone = false;
      if (!this.#isStopped) this.#deps.log.write('warn', 'the desk could not be looked at', { error });
    }
    this.#round = { state: 'idle' };
    if (this.#isStopped) return;
    if (!isDone) this.#ask(tryAgainAfter);
    else {
      if (round.again) this.#ask(collectFor);
      this.#cancelMoment();
      if (this.current) this.#waitUntil(nextMoment(this.current, this.#deps.clock.now()) + afterMoment);
      this.#tell();
    }
  }

  #waitUntil(moment: number): void {
    const { clock } = this.#deps;
    const left = moment - clock.now();
    if (left <= 0) this.#ask(0);
    else {
      const next = Math.min(left, lookAtClockEvery);
      this.#cancelMoment = clock.after(next, () => this.#waitUntil(moment));
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) {
      try {
        listener();
      } catch (error) {
        this.#deps.log.write('error', 'what looks at the desk failed', { error });
      }
    }
  }
}
