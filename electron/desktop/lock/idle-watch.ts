import type { Clock } from '#core/platform/ports.ts';

/** How often the system is asked. Milliseconds. */
const every = 10_000;

export type IdleWatch = {
  /** Looks at once, then from time to time, as long as there is a limit. Call it again when the limit has changed. */
  readonly watch: () => void;
  /** Nothing to watch for the time being. */
  readonly rest: () => void;
};

/**
 * Calls `onIdle` once when nobody has touched the computer for `limit` minutes, or its screen is locked; `watch` begins
 * anew. It takes effect only after the computer was seen in use: a system that counts wrong (a remote desktop, some
 * Wayland sessions) must not lock out who has just come in.
 */
export function createIdleWatch(deps: {
  readonly clock: Clock;
  /** Seconds since somebody last touched the computer. */
  readonly idleSeconds: () => number;
  /** For systems that tell of a locked screen only when they are asked; null where they tell by themselves. */
  readonly isScreenLocked: (() => boolean) | null;
  /** Minutes; null = never. */
  readonly limit: () => number | null;
  readonly onIdle: () => void;
}): IdleWatch {
  let wasInUse = false;
  let stopTimer: (() => void) | null = null;
  const pause = () => {
    stopTimer?.();
    stopTimer = null;
  };
  const look = () => {
    pause();
    const limit = deps.limit();
    if (limit === null && deps.isScreenLocked === null) return;
    const isLeft = limit !== null && deps.idleSeconds() >= limit * 60;
    const isIdle = isLeft || deps.isScreenLocked?.() === true;
    if (isIdle && wasInUse) {
      wasInUse = false;
      deps.onIdle();
      return;
    }
    wasInUse ||= !isIdle;
    stopTimer = deps.clock.after(every, look);
  };
  return {
    watch: look,
    rest() {
      wasInUse = false;
      pause();
    },
  };
}
