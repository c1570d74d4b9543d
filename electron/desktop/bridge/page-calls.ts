import type { WebContents } from 'electron';

import type { Core } from '#core/core-types.ts';
import type { HandlersOf } from '#shared/api/call.ts';
import { desktopContract, type DesktopContract, type Push } from '#shared/api/desktop.ts';
import { ApiError } from '#shared/api/errors.ts';
import { dispatchOver } from '#shared/api/server.ts';
import type { Clock, Log } from '#core/platform/ports.ts';

import type { Lock } from '../desktop-parts.ts';
import { admit } from './locked-page.ts';
import { channel } from './page-address.ts';
import type { AnswerPage } from './page-channel.ts';

/** The calls that the desktop host answers itself, but `desktop.listen`, which needs to know who asks. */
export type DesktopHandlers = Omit<HandlersOf<DesktopContract>, 'desktop.listen'>;

export type PageCalls = {
  readonly answer: AnswerPage;
  /** Stops sending frames to every page. */
  readonly stop: () => void;
};

/**
 * Answers the page: the core's calls and the desktop's. While locked nothing of the shop gets out, neither by a call nor
 * by a frame, nor by the answer to a call that was on its way; the page asks to listen again after it was unlocked.
 */
export function createPageCalls(deps: {
  readonly core: Pick<Core, 'dispatch' | 'events'>;
  readonly handlers: DesktopHandlers;
  readonly lock: Pick<Lock, 'state' | 'onChange'>;
  readonly clock: Clock;
  readonly log: Log;
}): PageCalls {
  const { core, lock, clock } = deps;
  const listening = new Map<WebContents, () => void>();
  const forget = (page: WebContents) => {
    listening.get(page)?.();
    listening.delete(page);
  };
  const watched = new WeakSet<WebContents>();
  const listen = (page: WebContents) => {
    if (!watched.has(page)) {
      watched.add(page);
      const drop = () => forget(page);
      page.once('destroyed', drop);
      // A page that loads anew asks again; what it was told before would go nowhere.
      page.on('did-start-navigation', (details) => {
        if (details.isMainFrame && !details.isSameDocument) drop();
      });
      page.on('render-process-gone', drop);
    }
    forget(page);
    const send = (frame: unknown) => {
      if (!page.isDestroyed()) page.send(channel, { kind: 'frame', frame } satisfies Push);
    };
    listening.set(page, core.events.listen(send));
  };
  const desktop = (page: WebContents) =>
    dispatchOver(
      desktopContract,
      {
        ...deps.handlers,
        'desktop.listen': () => {
          // The call may have been read before the lock fell.
          if (lock.state().isLocked) throw locked();
          listen(page);
          return {};
        },
      },
      (name, error) => deps.log.write('error', 'a call of the desktop failed', { call: name, error }),
    );
  // Locked from the start: for ever, as far as anybody here can tell.
  let lockedAt = lock.state().isLocked ? -Infinity : null;
  const stopWatching = lock.onChange(() => {
    if (!lock.state().isLocked) lockedAt = null;
    else if (lockedAt === null) {
      lockedAt = clock.monotonic();
      for (const page of [...listening.keys()]) forget(page);
    }
  });
  const lockedFor = () => (lockedAt === null ? null : clock.monotonic() - lockedAt);
  return {
    async answer(page, name, input) {
      if (admit(name, lockedFor()) === 'refuse') throw locked();
      if (Object.hasOwn(desktopContract, name)) return desktop(page)(name, input);
      const answer = await core.dispatch(name, input);
      if (lockedAt !== null) throw locked();
      return answer;
    },
    stop() {
      stopWatching();
      for (const page of [...listening.keys()]) forget(page);
    },
  };
}

function locked(): ApiError {
  return new ApiError('forbidden', 'Deskbell is locked. Enter the PIN first.');
}
