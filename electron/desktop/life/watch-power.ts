import { powerMonitor } from 'electron';

import type { Surroundings } from '../desktop-parts.ts';
import { dueSoon } from './due-soon.ts';

/** Nights and weekends; further ahead nobody can say anyway how long a computer sleeps. Milliseconds. */
const ahead = 72 * 3_600_000;

/**
 * Wakes the core the moment the computer does, so that what was missed is made up for and reported within seconds.
 * Nothing depends on it: where the system tells nothing, the core's own clock notices within half a minute.
 */
export function watchPower(
  deps: Pick<Surroundings, 'client' | 'clock' | 'log'> & {
    readonly wake: () => void;
    /** The computer is going down. */
    readonly quit: () => void;
  },
): () => void {
  const { client, clock, log } = deps;
  let asleepSince: number | null = null;
  const onSuspend = () => {
    const at = clock.now();
    asleepSince = at;
    dueSoon(client, at, ahead).then(
      (due) =>
        log.write('info', 'the computer goes to sleep', {
          due: due?.count ?? 0,
          ...(due ? { firstAt: new Date(due.firstAt).toISOString() } : {}),
        }),
      (error: unknown) => log.write('warn', 'what falls due while asleep is not known', { error }),
    );
  };
  const onResume = () => {
    const sleptMs = asleepSince === null ? null : clock.now() - asleepSince;
    asleepSince = null;
    log.write('info', 'the computer woke up', { sleptMs });
    deps.wake();
  };
  // Prevented, so that the system waits for an orderly end. (Electron's types know the listener without its event.)
  const onShutdown = (event?: Electron.Event) => {
    event?.preventDefault();
    deps.quit();
  };
  const write = (what: string) => () => log.write('info', what);
  const onBattery = write('the computer runs on its battery');
  const onMains = write('the computer runs on mains power');
  powerMonitor.on('suspend', onSuspend).on('resume', onResume).on('shutdown', onShutdown);
  powerMonitor.on('on-battery', onBattery).on('on-ac', onMains);
  return () => {
    powerMonitor.off('suspend', onSuspend).off('resume', onResume).off('shutdown', onShutdown);
    powerMonitor.off('on-battery', onBattery).off('on-ac', onMains);
  };
}
