import type { Clock, Log } from '#core/platform/ports.ts';

/** A send in flight may finish within 6 s; what takes longer than this is cut short, milliseconds. Nothing is lost by it. */
const stopWithin = 14_000;

/** How the program ends. */
export type Quit = {
  /** The owner wants it: asked first when something falls due soon. */
  readonly byOwner: () => void;
  /**
   * The end of a session, an update or a failure wants it: nobody is asked. Everything is stopped in order, once, however often it
   * is called. `reason` goes to the log.
   */
  readonly now: (reason: string, exitCode?: number) => void;
  /** True from the moment when nothing can stop it any more. */
  readonly isUnderWay: () => boolean;
};

/** The program is running; `mayQuit` asks the owner, `stop` stops everything that was started, `exit` ends the process. */
export function createQuit(deps: {
  readonly mayQuit: () => Promise<boolean>;
  readonly stop: () => Promise<void>;
  readonly exit: (code: number) => void;
  readonly clock: Pick<Clock, 'after' | 'monotonic'>;
  readonly log: Pick<Log, 'write'>;
}): Quit {
  const { clock, log } = deps;
  let state: 'running' | 'asking' | 'stopping' = 'running';

  const now = (reason: string, exitCode = 0) => {
    if (state === 'stopping') return;
    state = 'stopping';
    log.write('info', 'quitting', { reason });
    void end(exitCode);
  };
  const end = async (exitCode: number) => {
    const cancel = clock.after(stopWithin, () => {
      log.write('error', 'stopping took too long and was cut short');
      deps.exit(1);
    });
    try {
      await deps.stop();
    } catch (error) {
      log.write('error', 'not everything could be stopped', { error });
    }
    cancel();
    deps.exit(exitCode);
  };
  const ask = async () => {
    // A question that cannot be asked must not keep the program for ever.
    const isWanted = await deps.mayQuit().catch((error: unknown) => {
      log.write('error', 'the owner could not be asked before quitting', { error });
      return true;
    });
    if (state !== 'asking') return;
    state = 'running';
    if (isWanted) now('owner');
  };
  return {
    byOwner() {
      if (state !== 'running') return;
      state = 'asking';
      void ask();
    },
    now,
    isUnderWay: () => state === 'stopping',
  };
}
