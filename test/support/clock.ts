import type { Clock } from '#core/platform/ports.ts';

/** A clock that stands still until the test moves it; timers fire on the way, in order of their time. */
export type FakeClock = Clock & {
  /** Moves both clocks by `ms` and fires every timer that falls due, each at its own time. */
  advance(ms: number): void;
  /** Moves the wall clock alone, as a person or a time server does; timers do not notice. */
  jump(ms: number): void;
  /** Milliseconds until the next timer fires; null when none waits. For tests that let things happen on the way. */
  readonly untilNext: number | null;
  /** How many timers wait: 0 after everything was stopped. */
  readonly waiting: number;
};

export function fakeClock(start = Date.UTC(2026, 2, 2, 9)): FakeClock {
  let elapsed = 0;
  let shift = start;
  let count = 0;
  const timers = new Map<number, { at: number; callback: () => void }>();
  return {
    now: () => shift + elapsed,
    monotonic: () => elapsed,
    after(delay, callback) {
      const id = (count += 1);
      timers.set(id, { at: elapsed + Math.max(0, delay), callback });
      return () => timers.delete(id);
    },
    advance(ms) {
      const end = elapsed + ms;
      for (;;) {
        const [due] = [...timers]
          .filter(([, timer]) => timer.at <= end)
          .sort(([a, first], [b, second]) => first.at - second.at || a - b);
        if (!due) break;
        timers.delete(due[0]);
        elapsed = Math.max(elapsed, due[1].at);
        due[1].callback();
      }
      elapsed = end;
    },
    jump(ms) {
      shift += ms;
    },
    get untilNext() {
      const times = [...timers.values()].map(({ at }) => at);
      return times.length === 0 ? null : Math.max(0, Math.min(...times) - elapsed);
    },
    get waiting() {
      return timers.size;
    },
  };
}
