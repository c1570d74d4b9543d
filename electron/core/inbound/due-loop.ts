import type { Clock, Log } from '../platform/ports.ts';
import { breathe } from '../platform/sleep.ts';

export type DueLoop = {
  /** Says that there may be something to do now. */
  wake(): void;
  /** Resolves when nothing is due. */
  idle(): Promise<void>;
  /** Aborts what is under way. */
  stop(): Promise<void>;
};

/** The longest sleep, ms: after a suspended computer wakes, due work starts within this. */
const longestSleep = 30_000;
/** The shortest sleep, ms: what is due but cannot be worked on must not turn the loop into a hot one. */
const shortestSleep = 1_000;

/**
 * Works on what the table says is due, then sleeps until the next due time. `work` does a batch and tells whether it
 * did anything; `nextAt` is the earliest due time (epoch ms), null when nothing waits.
 */
export function createDueLoop(deps: {
  clock: Clock;
  log: Log;
  work: (signal: AbortSignal) => Promise<boolean>;
  nextAt: () => number | null;
}): DueLoop {
  const { clock, log } = deps;
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Promise<void> | null = null;
  let isAwake = false;
  let cancelSleep: () => void = () => undefined;

  const sleepUntilDue = () => {
    cancelSleep();
    const at = deps.nextAt();
    if (at === null || signal.aborted) return;
    const delay = Math.min(longestSleep, Math.max(shortestSleep, at - clock.now()));
    cancelSleep = clock.after(delay, wake);
  };

  const run = async () => {
    try {
      while (isAwake && !signal.aborted) {
        isAwake = false;
        while (!signal.aborted && (await deps.work(signal))) await breathe();
      }
      sleepUntilDue();
    } catch (error) {
      log.write('error', 'background work failed', {
        error: error instanceof Error ? error.message : 'unknown error',
      });
      cancelSleep();
      if (!signal.aborted) cancelSleep = clock.after(longestSleep, wake);
    } finally {
      running = null;
    }
  };

  const wake = () => {
    isAwake = true;
    if (!signal.aborted) running ??= breathe().then(run);
  };

  return {
    wake,
    async idle() {
      while (running) await running;
    },
    async stop() {
      stopping.abort();
      cancelSleep();
      await running;
    },
  };
}
