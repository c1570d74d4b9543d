import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createCore, type CoreOptions } from '#core/core.ts';
import type { Core } from '#core/core-types.ts';
import { createIngress } from '#core/ingress/ingress.ts';
import type { Clock, Ports, Secrets, SettingsFile } from '#core/platform/ports.ts';
import { systemClock, systemRandom } from '#core/platform/system.ts';
import { createClient, type Client } from '#shared/api/client.ts';
import type { EventFrame } from '#shared/api/events.ts';

import { collectingLog } from './log.ts';

/** A whole Deskbell without a screen: the real core on a real folder, with its public listener. */
export type Shop = {
  readonly core: Core;
  readonly client: Client;
  /** Base address of the public listener. */
  readonly ingress: string;
  readonly folder: string;
  readonly secrets: Secrets;
  readonly logLines: () => string;
  /** Everything that was announced so far. */
  readonly frames: EventFrame[];
  /** Resolves when `condition` holds; asked again after each announcement and every 25 ms. Fails after 10 s. */
  until<Value>(what: string, condition: () => Promise<Value | null | undefined | false>): Promise<Value>;
  /** Stops cleanly; the folder stays, so that another shop can be opened on it. */
  close(): Promise<void>;
};

export type ShopOptions = {
  readonly folder?: string;
  readonly secrets?: Secrets;
  readonly clock?: Clock;
  readonly publicUrl?: string | null;
  readonly providers?: CoreOptions['providers'];
};

/** A folder that disappears with the test; pass it on to reopen a shop. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'deskbell shop '));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Secrets in memory, as a keychain would keep them over restarts. */
export function memorySecrets(): Secrets {
  const values = new Map<string, string>();
  return {
    get: (name) => Promise.resolve(values.get(name) ?? null),
    set: (name, value) => {
      values.set(name, value);
      return Promise.resolve();
    },
    removeAll(prefix) {
      for (const name of [...values.keys()]) if (name.startsWith(prefix)) values.delete(name);
      return Promise.resolve();
    },
  };
}

function memorySettings(): SettingsFile {
  let document: unknown = null;
  return {
    read: () => document,
    write(next) {
      document = next;
    },
  };
}

/** Opens a shop and starts it. */
export async function openShop(options: ShopOptions = {}): Promise<Shop> {
  const own = options.folder === undefined ? temporaryFolder() : null;
  const folder = options.folder ?? own?.path ?? '';
  const clock = options.clock ?? systemClock();
  const log = collectingLog();
  const secrets = options.secrets ?? memorySecrets();
  const ports: Ports = { clock, random: systemRandom(clock), log, secrets, settings: memorySettings() };
  const core = createCore(
    ports,
    { database: join(folder, 'deskbell.db'), media: join(folder, 'media'), uploads: join(folder, 'uploads') },
    {
      version: '0.0.0-test',
      publicUrl: options.publicUrl ?? null,
      ...(options.providers ? { providers: options.providers } : {}),
    },
  );
  const frames: EventFrame[] = [];
  core.events.listen((frame) => frames.push(frame));
  await core.start();
  const ingress = await createIngress({ hooks: core.hooks, clock, log, port: 0, host: '127.0.0.1' });
  return {
    core,
    client: createClient({
      call: (name, input) => core.dispatch(name, input),
      listen: (onFrame) => core.events.listen(onFrame),
    }),
    ingress: ingress.address,
    folder,
    secrets,
    frames,
    logLines: () => log.lines.map((line) => JSON.stringify(line)).join('\n'),
    until: (what, condition) => until(what, condition, core),
    async close() {
      await ingress.close();
      await core.stop();
      own?.remove();
    },
  };
}

async function until<Value>(
  what: string,
  condition: () => Promise<Value | null | undefined | false>,
  core: Core,
): Promise<Value> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const value = await condition();
    if (value !== null && value !== undefined && value !== false) return value;
    if (performance.now() > deadline) throw new Error(`Waited 10 s in vain for: ${what}`);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(finish, 25);
      const stop = core.events.listen((frame) => {
        if (frame.kind === 'changes') finish();
      });
      function finish() {
        clearTimeout(timer);
        stop();
        resolve();
      }
    });
  }
}
