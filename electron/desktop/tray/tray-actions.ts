import { clipboard, dialog } from 'electron';

import { assertNever } from '#shared/domain/assert-never.ts';
import { pauseEnds } from '#shared/domain/planning/pause-ends.ts';

import type { Lock, MainWindow, Surroundings, Updates } from '../desktop-parts.ts';
import type { MenuAction, PauseLength } from './menu.ts';

export type TrayDeps = Surroundings & {
  readonly window: MainWindow;
  readonly lock: Lock;
  readonly updates: Pick<Updates, 'state' | 'onChange' | 'install'>;
  readonly quit: () => void;
};

/**
 * Does what a line of the menu says. A menu that was open when Deskbell locked itself opens and quits, nothing else.
 * What fails is told in a box of its own: the menu is gone by then, and there may be no window.
 */
export function perform(action: MenuAction, deps: TrayDeps): void {
  const { window, lock, updates, quit } = deps;
  if (lock.state().isLocked && action.kind !== 'open' && action.kind !== 'quit') return;
  switch (action.kind) {
    case 'open':
      window.open(action.address);
      return;
    case 'pause':
      void tell(deps, 'pause', pause(deps, action.length));
      return;
    case 'resume':
      void tell(deps, 'resume', deps.client.call('sending.resume', {}));
      return;
    case 'copy-hook':
      void tell(deps, 'copy', clipboard.writeText(deps.desk.current()?.bookingHookUrl ?? ''));
      return;
    case 'lock':
      lock.lock();
      return;
    case 'update':
      updates.install();
      return;
    case 'quit':
      quit();
      return;
    default:
      assertNever(action, 'action of the menu');
  }
}

function pause({ client, clock, desk }: TrayDeps, length: PauseLength): Promise<unknown> {
  const timeZone = desk.current()?.timeZone ?? 'UTC';
  const until =
    length === 'open' ? {} : { until: new Date(pauseEnds(clock.now(), timeZone)[length]).toISOString() };
  return client.call('sending.pause', until);
}

async function tell(
  deps: TrayDeps,
  what: 'pause' | 'resume' | 'copy',
  work: Promise<unknown>,
): Promise<void> {
  try {
    await work;
  } catch (error) {
    deps.log.write('warn', 'a line of the tray could not be done', { what, error });
    const { tray: t } = deps.words();
    await dialog.showMessageBox({
      type: 'warning',
      title: t('product'),
      message: t('failed.title'),
      detail: `${t(`failed.${what}`)} ${t('failed.next')}`,
    });
  }
}
