import type { Clock } from '../platform/ports.ts';
import { sleep } from '../platform/sleep.ts';

/** Timers stand still while the computer sleeps: the clock is looked at this often, ms. */
const longestNap = 30_000;

/** A wait that others may cut short. */
export type Napper = {
  /** Waits `milliseconds`; ends early when somebody knocks or the signal is aborted. */
  nap(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Ends the wait of the moment; when nobody waits, the next one does not begin. */
  knock(): void;
};

/** Somebody who waits; nobody waits yet. */
export function createNapper(clock: Clock): Napper {
  let current: AbortController | null = null;
  let isOwed = false;
  return {
    async nap(milliseconds, signal) {
      const knocked = new AbortController();
      if (isOwed) knocked.abort();
      isOwed = false;
      current = knocked;
      const began = { now: clock.now(), monotonic: clock.monotonic() };
      const either = AbortSignal.any([knocked.signal, signal]);
      while (!either.aborted) {
        // Whichever clock has moved further: one stands still in sleep, the other may be set back.
        const passed = Math.max(clock.now() - began.now, clock.monotonic() - began.monotonic);
        if (passed >= milliseconds) break;
        await sleep(clock, Math.min(milliseconds - passed, longestNap), either);
      }
      current = null;
    },
    knock() {
      if (current === null) isOwed = true;
      else current.abort();
    },
  };
}
