import type { Clock } from '#core/platform/ports.ts';

/** A clock that stands still until it is moved; wall and monotonic time may be moved apart, as sleep does. */
export type SteppedClock = Clock & {
  /** Moves both clocks to the next timer within `limit` ms and fires it; false when there is none (time moves by `limit`). */
  step(limit: number): number | null;
  /** Sets the wall clock without firing anything: a computer that slept, or a clock that was set. */
  jump(milliseconds: number): void;
};

/** A clock that shows `start` (epoch ms). */
export function steppedClock(start: number): SteppedClock {
  let wall = start;
  let steady = 1_000;
  const timers = new Set<{ at: number; fire: () => void }>();
  const move = (by: number) => {
    wall += by;
    steady += by;
  };
  return {
    now: () => wall,
    monotonic: () => steady,
    after(delay, callback) {
      const timer = { at: steady + delay, fire: callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    step(limit) {
      const next = [...timers].sort((a, b) => a.at - b.at)[0];
      if (!next || next.at - steady > limit) {
        move(limit);
        return null;
      }
      const waited = Math.max(0, next.at - steady);
      move(waited);
      timers.delete(next);
      next.fire();
      return waited;
    },
    jump(milliseconds) {
      wall += milliseconds;
    },
  };
}
