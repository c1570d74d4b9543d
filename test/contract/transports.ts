import { openBrowserSocket } from '#renderer/api/event-socket.ts';
import { createHttpTransport } from '#renderer/api/http-transport.ts';
import type { Session } from '#renderer/api/session.ts';
import type { Transport } from '#shared/api/client.ts';

import type { Shop } from '#test/support/shop.ts';

import { openDesk, ownerToken } from './local-listener.ts';

export type OpenTransport = { readonly transport: Transport; close(): Promise<void> };

/** A session that has signed in and never changes. */
const signedIn: Session = {
  token: () => ownerToken,
  isSignedIn: () => true,
  signIn: () => undefined,
  signOut: () => undefined,
  subscribe: () => () => undefined,
  readAddress: () => undefined,
};

/** Every way in which a client reaches the core; the contract must hold on each. */
export const transports: Record<string, (shop: Shop) => Promise<OpenTransport>> = {
  'in the same process': (shop) =>
    Promise.resolve({
      transport: {
        call: (name, input) => shop.core.dispatch(name, input),
        listen(onFrame, onConnection) {
          onConnection?.(true);
          return shop.core.events.listen(onFrame);
        },
      },
      close: () => Promise.resolve(),
    }),
  'over HTTP and WebSocket': async (shop) => {
    const desk = await openDesk(shop.core);
    return {
      transport: createHttpTransport(desk.address, signedIn, openBrowserSocket),
      close: () => desk.close(),
    };
  },
};
