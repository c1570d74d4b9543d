import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createCore, type CoreOptions } from '#core/core.ts';
import type { Core } from '#core/core-types.ts';
import { createIngress } from '#core/ingress/ingress.ts';
import { smtpMail } from '#core/platform/mail.ts';
import type { Clock, Ports, Programs, Secrets, SettingsFile } from '#core/platform/ports.ts';
import { systemClock, systemRandom } from '#core/platform/system.ts';
import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { ConversationView } from '#shared/api/calls/conversations.ts';
import type { MessageView } from '#shared/api/calls/messages.ts';
import { createClient, type Client } from '#shared/api/client.ts';
import type { EventFrame } from '#shared/api/events.ts';

import { layFreshDatabase } from './fresh-database.ts';
import type { SimulatedLine } from './green-api/line.ts';
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
  readonly providers?: CoreOptions['providers'];
  /** Under which address the world reaches the listener; its own address when left out. */
  readonly publicUrl?: (ingress: string | null) => string | null;
  /** True: the public address is brought up and watched, as the hosts do; false leaves it as given. */
  readonly reach?: boolean;
  readonly programs?: Programs;
  /** What the host's log holds. */
  readonly keptLog?: Ports['keptLog'];
};

/** A computer without other programs. */
const noPrograms: Programs = {
  find: () => null,
  start: () => ({ ended: Promise.resolve({ code: 'ENOENT' }), stop: () => Promise.resolve() }),
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
    values: () => Promise.resolve([...values.values()]),
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
  const ports: Ports = {
    clock,
    random: systemRandom(clock),
    log,
    secrets,
    settings: memorySettings(),
    mail: smtpMail(),
    programs: options.programs ?? noPrograms,
    ...(options.keptLog ? { keptLog: options.keptLog } : {}),
  };
  const database = join(folder, 'deskbell.db');
  layFreshDatabase(database);
  let ingressAddress: string | null = null;
  const core = createCore(
    ports,
    { database, media: join(folder, 'media'), uploads: join(folder, 'uploads') },
    {
      version: '0.0.0-test',
      publicUrl: () => (options.publicUrl ? options.publicUrl(ingressAddress) : ingressAddress),
      ...(options.providers ? { providers: options.providers } : {}),
    },
  );
  const frames: EventFrame[] = [];
  core.events.listen((frame) => frames.push(frame));
  const ingress = await createIngress({ hooks: core.hooks, clock, log, port: 0, host: '127.0.0.1' });
  ingressAddress = ingress.address;
  await core.start();
  if (options.reach === true) core.reach(ingress.address);
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

/** Connects a simulated instance and waits until it works and is set up. */
export async function connectGreenApi(
  shop: Shop,
  line: SimulatedLine,
  receive: 'webhook' | 'polling',
): Promise<ChannelView> {
  const { id } = await shop.client.call('channels.create', {
    provider: 'green-api',
    config: line.configFor(receive),
    secrets: { apiTokenInstance: line.apiTokenInstance },
  });
  return shop.until('the number to work', async () => {
    const { items } = await shop.client.call('channels.list', {});
    const channel = items.find((item) => item.id === id);
    return channel?.state === 'works' && line.settings.incomingWebhook === 'yes' && channel;
  });
}

/** The only chat of a shop, as soon as it fits. */
export function onlyChatWhen(
  shop: Shop,
  fits: (chat: ConversationView) => boolean,
): Promise<ConversationView> {
  return shop.until('the chat', async () => {
    const { items } = await shop.client.call('conversations.list', {});
    if (items.length > 1) throw new Error(`One chat was expected, there are ${items.length}.`);
    return items[0] && fits(items[0]) ? items[0] : null;
  });
}

/** The only chat of a shop, as soon as there is one. */
export function onlyChat(shop: Shop): Promise<ConversationView> {
  return onlyChatWhen(shop, () => true);
}

/** All messages of a chat, oldest first (up to 200). */
export async function thread(shop: Shop, conversationId: ConversationView['id']): Promise<MessageView[]> {
  const { items } = await shop.client.call('messages.list', { conversationId, limit: 200 });
  return items;
}
