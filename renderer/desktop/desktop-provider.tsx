import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { navigate } from 'wouter/use-browser-location';

import type { DesktopState } from '#shared/api/desktop.ts';

import type { DesktopBridge } from './bridge.ts';
import { Covered } from './covered.tsx';

/** The desktop host around this page. */
export type Desktop = { readonly state: DesktopState; readonly call: DesktopBridge['call'] };

const DesktopContext = createContext<Desktop | null>(null);

type DesktopProviderProps = {
  bridge: DesktopBridge;
  /** In place of everything while it is locked. */
  locked: ReactNode;
  /** Kept while it is locked, outside the page. */
  children: ReactNode;
};

/** Gives everything below it the desktop host: its state, kept up to date, and its calls. Follows where the host leads. */
export function DesktopProvider({ bridge, locked, children }: DesktopProviderProps) {
  const [state, setState] = useState<DesktopState | null>(null);
  useEffect(() => {
    // What was asked at the start must not undo a lock that fell meanwhile: a push is newer.
    let isTold = false;
    const stop = bridge.onPush((push) => {
      if (push.kind === 'state') {
        isTold = true;
        setState(push.state);
      }
      if (push.kind === 'go') {
        navigate(push.address);
        // Without it the next page is led there once more.
        bridge.call('desktop.arrived', { address: push.address }).catch(() => undefined);
      }
    });
    void bridge.call('desktop.get', {}).then((first) => {
      if (!isTold) setState(first);
    });
    return stop;
  }, [bridge]);
  if (state === null) return null;
  return (
    <DesktopContext value={{ state, call: bridge.call }}>
      {state.lock.isLocked && locked}
      <Covered isCovered={state.lock.isLocked}>{children}</Covered>
    </DesktopContext>
  );
}

/** The desktop host, or null when the page is shown by a browser. */
export function useDesktop(): Desktop | null {
  return use(DesktopContext);
}
