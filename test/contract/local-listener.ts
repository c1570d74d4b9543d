import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { systemClock, systemRandom } from '#core/platform/system.ts';
import {
  createLocalListener,
  type LocalListener,
  type LocalListenerDeps,
} from '#host/local-listener/local-listener.ts';

import { silentLog } from '#test/support/log.ts';

export const ownerToken = 'token-of-the-person-at-this-computer';

type Asking = Omit<RequestInit, 'headers'> & { headers?: Record<string, string>; token?: string | null };

export type Desk = LocalListener & {
  /** A request to the listener, with the owner's token unless told otherwise. */
  ask(path: string, init?: Asking): Promise<Response>;
};

/** The local listener over a core, with a folder of tiny screens. */
export async function openDesk(
  core: LocalListenerDeps['core'],
  more: Partial<LocalListenerDeps> = {},
): Promise<Desk> {
  const clock = systemClock();
  const screens = mkdtempSync(join(tmpdir(), 'deskbell screens '));
  mkdirSync(join(screens, 'assets'));
  writeFileSync(
    join(screens, 'index.html'),
    '<meta name="csp-nonce" content="__CSP_NONCE__"><style nonce="__CSP_NONCE__">',
  );
  writeFileSync(join(screens, 'favicon.svg'), '<svg/>');
  writeFileSync(join(screens, 'assets/main-abc123.js'), 'export {};');
  const listener = await createLocalListener({
    core,
    clock,
    random: systemRandom(clock),
    log: silentLog(),
    token: ownerToken,
    port: 0,
    screens,
    version: '0.0.0-test',
    ...more,
  });
  return {
    address: listener.address,
    async close() {
      await listener.close();
      rmSync(screens, { recursive: true, force: true });
    },
    ask(path, { token = ownerToken, headers, ...init } = {}) {
      return fetch(`${listener.address}${path}`, {
        ...init,
        headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers },
      });
    },
  };
}
