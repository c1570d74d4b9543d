import type { Clock } from '../../platform/ports.ts';
import { sleep } from '../../platform/sleep.ts';

/** Something that will happen on the line: `happen` is called when its time has come and gives the body to deliver. */
export type Entry = { readonly at: number; readonly key: string; readonly happen: () => Uint8Array };

/** What is going to happen, in time order. Times are epoch ms. */
export type Agenda = {
  add(entry: Entry): void;
  /** Takes back everything with this key. */
  remove(key: string): void;
  /**
   * Waits for the next entry that is due and returns it, taken out; null when the signal was aborted. Something new
   * on the agenda shortens the wait.
   */
  next(signal: AbortSignal): Promise<Entry | null>;
};

/** Sleeping longer than this at once would trust timers over a night. */
const longestSleep = 60_000;

/** An empty agenda. */
export function createAgenda(clock: Clock): Agenda {
  let entries: Entry[] = [];
  let wake = new AbortController();
  return {
    add(entry) {
      entries.push(entry);
      // Sorting is stable: what has the same time happens in the order in which it was added.
      entries.sort((a, b) => a.at - b.at);
      wake.abort();
    },
    remove(key) {
      entries = entries.filter((entry) => entry.key !== key);
    },
    async next(signal) {
      while (!signal.aborted) {
        const first = entries[0];
        const wait = first ? first.at - clock.now() : longestSleep;
        if (first && wait <= 0) return entries.shift() ?? null;
        wake = new AbortController();
        await sleep(clock, Math.min(wait, longestSleep), AbortSignal.any([signal, wake.signal]));
      }
      return null;
    },
  };
}
