import type { Clock, Log } from '#core/platform/ports.ts';

import type { DeskWatch, Updates } from '../desktop-parts.ts';
import type { DesktopSettingsFile } from '../desktop-settings.ts';

const minute = 60_000;
const looksEvery = 10 * minute;
/** Nobody comes back to a computer in the very moment: it was left alone for this long. Seconds. */
const leftAlone = 30 * 60;
/** A restart takes less than a minute; nothing may fall due long after that. Milliseconds. */
const quietBefore = 15 * minute;

export type Moment = {
  readonly isReady: boolean;
  readonly isWindowVisible: boolean;
  /** Since somebody last touched the computer. */
  readonly idleSeconds: number;
  /** When the next message falls due; epoch ms, null = none waits. */
  readonly nextDueAt: number | null;
  readonly now: number;
};

/** True when a new version may take over without anybody noticing. */
export function isUnseenMoment({ isReady, isWindowVisible, idleSeconds, nextDueAt, now }: Moment): boolean {
  const isQuiet = nextDueAt === null || nextDueAt - now >= quietBefore;
  return isReady && !isWindowVisible && idleSeconds >= leftAlone && isQuiet;
}

/**
 * Installs a version that lies ready when nobody looks and nothing falls due. A front desk in the tray of a computer that
 * is never switched off would else keep its old version for a year. It comes back as it was: in the tray, without a window.
 */
export function updateUnseen(deps: {
  readonly updates: Pick<Updates, 'state' | 'install'>;
  readonly settings: Pick<DesktopSettingsFile, 'remember'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly desk: Pick<DeskWatch, 'current'>;
  readonly isWindowVisible: () => boolean;
  readonly idleSeconds: () => number;
}): () => void {
  const { updates, settings, clock, log, desk } = deps;
  const isNow = () => {
    const picture = desk.current();
    if (picture === null) return false;
    const { nextDueAt } = picture.health.outbox;
    return isUnseenMoment({
      isReady: updates.state().kind === 'ready',
      isWindowVisible: deps.isWindowVisible(),
      idleSeconds: deps.idleSeconds(),
      nextDueAt: nextDueAt === null ? null : Date.parse(nextDueAt),
      now: clock.now(),
    });
  };
  let cancel = clock.after(looksEvery, look);
  function look() {
    if (isNow()) {
      log.write('info', 'a new version is installed while nobody looks');
      settings.remember({ comesBackUnseen: true });
      updates.install('unseen');
      return;
    }
    cancel = clock.after(looksEvery, look);
  }
  return () => cancel();
}
