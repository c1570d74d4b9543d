import { breathe } from './sleep.ts';

/** Work that is done in slices whenever somebody says that there may be some. */
export type WakeLoop = {
  /** Says that there may be something to do. */
  wake(): void;
  /** Resolves when nothing is left to do, or after an error. */
  idle(): Promise<void>;
  /** Finishes the slice at hand and does nothing more. */
  stop(): Promise<void>;
};

/**
 * Calls `slice` until it returns false, letting waiting I/O go first between two slices. `onIdle` is called when
 * nothing is left; an error ends the round, and the next wake begins a new one.
 */
export function createWakeLoop(deps: {
  slice: () => boolean | Promise<boolean>;
  onIdle?: () => void;
  onError: (error: unknown) => void;
}): WakeLoop {
  const state = { isAwake: false, isStopped: false, running: null as Promise<void> | null };

  const run = async () => {
    await breathe();
    try {
      let isBusy = false;
      while (!state.isStopped && (isBusy || state.isAwake)) {
        state.isAwake = false;
        isBusy = await deps.slice();
        if (isBusy) await breathe();
      }
      if (!state.isStopped) deps.onIdle?.();
    } catch (error) {
      deps.onError(error);
    } finally {
      // Here and not in a later callback: a wake between the last look and that callback would be lost.
      state.running = null;
    }
  };

  return {
    wake() {
      state.isAwake = true;
      if (!state.isStopped) state.running ??= run();
    },
    async idle() {
      while (state.running) await state.running;
    },
    async stop() {
      state.isStopped = true;
      await state.running;
    },
  };
}
