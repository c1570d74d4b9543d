import type { Clock, Log } from './ports.ts';
import { createWakeLoop, type WakeLoop } from './wake-loop.ts';

/** The longest sleep, ms: after a suspended computer wakes, due work starts within this. */
const longestSleep = 30_000;
/** The shortest sleep, ms: what is due but cannot be worked on must not turn the loop into a hot one. */
const shortestSleep = 1_000;

/**
 * Works on what the table says is due, then sleeps until the next due time. `work` does a batch and tells whether it
 * did anything; `nextAt` is the earliest due time (epoch ms), null when nothing waits. Stopping aborts what is under way.
 */
export function createDueLoop(deps: {
  clock: Clock;
  log: Log;
  work: (signal: AbortSignal) => Promise<boolean>;
  nextAt: () => number | null;
}): WakeLoop {
  const { clock, log } = deps;
  const stopping = new AbortController();
  const { signal } = stopping;
  let cancelSleep: () => void = () => undefined;

  const sleep = (milliseconds: number) => {
    cancelSleep();
    if (!signal.aborted) cancelSleep = clock.after(milliseconds, () => loop.wake());
  };
  const loop = createWakeLoop({
    slice: () => deps.work(signal),
    onIdle() {
      cancelSleep();
      const at = deps.nextAt();
      if (at !== null) sleep(Math.min(longestSleep, Math.max(shortestSleep, at - clock.now())));
    },
    onError(error) {
      const detail = error instanceof Error ? error.message : 'unknown error';
      log.write('error', 'background work failed', { error: detail });
      sleep(longestSleep);
    },
  });

  return {
    ...loop,
    async stop() {
      stopping.abort();
      cancelSleep();
      await loop.stop();
    },
  };
}
