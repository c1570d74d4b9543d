import type { Clock, Log } from '#core/platform/ports.ts';

/** Work that is done again and again, one round at a time. */
export type Rounds = {
  /** A round begins within `delay` ms, sooner if one was due sooner already. */
  readonly ask: (delay: number) => void;
  readonly stop: () => void;
};

/**
 * Does `work` in rounds: what is asked for during one begins after it. A round that fails is written to the log; what
 * comes next asks again. `pause`: ms between the end of a round and the next.
 */
export function createRounds(
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  work: () => Promise<void>,
  pause: number,
): Rounds {
  let due: { readonly at: number; readonly cancel: () => void } | null = null;
  let isBusy = false;
  let wished: number | null = null;
  let isStopped = false;
  const run = async () => {
    due = null;
    isBusy = true;
    try {
      await work();
    } catch (error) {
      if (!isStopped) log.write('warn', 'toasts could not be looked after', { error });
    }
    isBusy = false;
    const next = wished;
    wished = null;
    if (next !== null) ask(Math.max(pause, next - clock.monotonic()));
  };
  const ask = (delay: number) => {
    if (isStopped) return;
    const at = clock.monotonic() + delay;
    if (isBusy) {
      wished = Math.min(wished ?? at, at);
      return;
    }
    if (due !== null && due.at <= at) return;
    due?.cancel();
    due = { at, cancel: clock.after(delay, () => void run()) };
  };
  return {
    ask,
    stop() {
      isStopped = true;
      due?.cancel();
    },
  };
}
