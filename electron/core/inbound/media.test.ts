import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { at, message, phoneChat } from '#test/support/events.ts';
import { openReceivingDesk, type ReceivingDesk } from '#test/support/receiving-desk.ts';
import type { MessageContent } from '#shared/domain/message.ts';

import type { Connection } from '../providers/provider.ts';
import { nextAttachmentAt, retryAttachment } from '../store/attachments.ts';
import { createMediaDownloader } from './media.ts';

type Route = (request: IncomingMessage, response: ServerResponse) => void;

let desk: ReceivingDesk;
let routes: Map<string, Route>;
let requests: { path: string; authorization: string | undefined }[];
let connection: Pick<Connection, 'mayFetch' | 'mediaUrl' | 'mediaHeaders' | 'keepsMediaFor'> | null;
let downloader: ReturnType<typeof createMediaDownloader>;
let base: string;
let server: ReturnType<typeof createServer>;
let folder: string;

beforeEach(async () => {
  desk = openReceivingDesk();
  folder = join(desk.folder, 'media');
  routes = new Map();
  requests = [];
  server = createServer((request, response) => {
    requests.push({ path: request.url ?? '', authorization: request.headers.authorization });
    const route = routes.get(request.url ?? '');
    if (route) route(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has that kind of address.
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  connection = { mayFetch: (url) => url.startsWith(base) };
  downloader = createMediaDownloader({
    ...desk,
    folder,
    // Only the three methods about media are asked.
    connectionOf: () => connection as Connection | null,
  });
});
afterEach(async () => {
  await downloader.stop();
  expect(desk.clock.waiting).toBe(0);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await desk.close();
});

const maria = phoneChat('79991234567');
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAADklEQVR4nGNgYGD4D8UAEfsD/bSkGLoAAAAASUVORK5CYII=',
  'base64',
);
const picture: MessageContent = { kind: 'image', media: { fileName: null, mimeType: null, caption: null } };

async function receivePicture(
  url: string | null,
  id = 'A1',
  content = picture,
  mimeType: string | null = 'image/png',
) {
  await desk.receive([
    message(maria, id, 1, '', { content, media: { url, fileName: null, mimeType, size: null } }),
  ]);
  downloader.wake();
  await downloader.idle();
}

const attachment = (index = 0) => desk.thread()[index]!.attachments[0]!;
const filesIn = () =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    : [];

test('a picture is fetched at once, kept under ids of ours, and its size is known before it is shown', async () => {
  routes.set('/p.png', (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end(png));
  desk.changes.length = 0;
  await receivePicture(`${base}/p.png`);
  const row = attachment();
  expect(row).toMatchObject({
    state: 'ready',
    path: join('line', '2026-03', `${row.id}.png`),
    size: png.length,
    mimeType: 'image/png',
    width: 3,
    height: 2,
    error: null,
    nextAttemptAt: null,
  });
  expect(readFileSync(join(folder, row.path!)).equals(png)).toBe(true);
  expect(filesIn()).toEqual([`${row.id}.png`]);
  expect(desk.changes).toContainEqual({ topic: 'messages', conversationId: desk.conversations()[0]!.id });
});

test('the type comes from the answer when the message did not tell it', async () => {
  routes.set('/f', (_, response) =>
    response.writeHead(200, { 'content-type': 'application/pdf; v=1' }).end('%PDF'),
  );
  const content: MessageContent = {
    kind: 'document',
    media: { fileName: 'price.pdf', mimeType: null, caption: null },
  };
  await receivePicture(`${base}/f`, 'A1', content, null);
  expect(attachment()).toMatchObject({ state: 'ready', mimeType: 'application/pdf', fileName: 'price.pdf' });
});

test('an address that is missing or has expired is asked for anew, once for each attempt', async () => {
  const asked: string[] = [];
  connection = {
    mayFetch: () => true,
    mediaUrl(chatId, providerMessageId) {
      asked.push(`${chatId} ${providerMessageId}`);
      return Promise.resolve(`${base}/fresh.png`);
    },
  };
  routes.set('/fresh.png', (_, response) => response.end(png));
  routes.set('/old.png', (_, response) => response.writeHead(403).end());
  await receivePicture(`${base}/old.png`, 'A1');
  await receivePicture(null, 'A2');
  expect([attachment(0).state, attachment(1).state]).toEqual(['ready', 'ready']);
  expect(asked).toEqual(['79991234567@c.us A1', '79991234567@c.us A2']);
});

test('a failure is tried again by the table, later and later, then waits for a person', async () => {
  routes.set('/p.png', (_, response) => response.writeHead(500).end());
  await receivePicture(`${base}/p.png`);
  expect(attachment()).toMatchObject({
    state: 'pending',
    attempts: 1,
    error: 'HTTP 500',
    nextAttemptAt: at(30),
  });
  desk.clock.advance(30_000);
  await downloader.idle();
  expect(attachment()).toMatchObject({ attempts: 2, nextAttemptAt: at(150) });
  for (let time = 0; time < 4; time += 1) {
    desk.clock.jump(7 * 3600_000);
    downloader.wake();
    await downloader.idle();
  }
  expect(attachment()).toMatchObject({ state: 'failed', attempts: 6, nextAttemptAt: null });
  routes.set('/p.png', (_, response) => response.end(png));
  desk.store.write((db) => retryAttachment(db, attachment().id, desk.clock.now()));
  downloader.wake();
  await downloader.idle();
  expect(attachment()).toMatchObject({ state: 'ready', error: null });
});

test('a file that the provider keeps for a week is tried for as long, also after a restart', async () => {
  connection = { mayFetch: () => true, keepsMediaFor: 7 * 24 * 3600_000 };
  routes.set('/p.png', (_, response) => response.writeHead(500).end());
  await receivePicture(`${base}/p.png`);
  const passDay = async () => {
    for (let time = 0; time < 4; time += 1) {
      desk.clock.jump(6 * 3600_000);
      downloader.wake();
      await downloader.idle();
    }
  };
  for (let day = 0; day < 5; day += 1) await passDay();
  expect(attachment()).toMatchObject({ state: 'pending', error: 'HTTP 500' });
  await downloader.stop();
  downloader = createMediaDownloader({ ...desk, folder, connectionOf: () => connection as Connection });
  routes.set('/p.png', (_, response) => response.end(png));
  await passDay();
  expect(attachment()).toMatchObject({ state: 'ready', error: null });
});

test('a connection that is cut leaves no half file behind and counts as a failure', async () => {
  routes.set('/p.png', (_, response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write(png, () => response.destroy());
  });
  await receivePicture(`${base}/p.png`);
  expect(attachment()).toMatchObject({ state: 'pending', attempts: 1 });
  expect(filesIn()).toEqual([]);
});

test('more than 100 MB is not fetched, whether the server says so or just goes on', async () => {
  routes.set('/says', (_, response) =>
    response.writeHead(200, { 'content-length': String(101 * 1024 * 1024) }).end(),
  );
  routes.set('/goes-on', (_, response) => {
    const block = Buffer.alloc(4 * 1024 * 1024);
    const more = () => {
      while (!response.destroyed && response.write(block));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  });
  await receivePicture(`${base}/says`, 'A1');
  await receivePicture(`${base}/goes-on`, 'A2');
  expect([attachment(0).state, attachment(1).state]).toEqual(['too-large', 'too-large']);
  expect(filesIn()).toEqual([]);
});

test('an address that the connection does not vouch for is never asked', async () => {
  connection = { mayFetch: () => false };
  routes.set('/p.png', (_, response) => response.end(png));
  await receivePicture(`${base}/p.png`, 'A1');
  await receivePicture('file:///etc/passwd', 'A2');
  expect(requests).toEqual([]);
  expect([attachment(0), attachment(1)]).toMatchObject([
    { state: 'failed', error: 'not-allowed' },
    { state: 'failed', error: 'not-allowed' },
  ]);
});

test('a host name that leads to a private address is refused unless that very address is vouched for', async () => {
  const byName = base.replace('127.0.0.1', 'localhost');
  routes.set('/p.png', (_, response) => response.end(png));
  connection = { mayFetch: (url) => url.startsWith(byName) };
  await receivePicture(`${byName}/p.png`, 'A1');
  expect(attachment(0)).toMatchObject({ state: 'failed', error: 'not-allowed' });
  expect(requests).toEqual([]);
  connection = { mayFetch: () => true };
  await receivePicture(`${byName}/p.png`, 'A2');
  expect(attachment(1)).toMatchObject({ state: 'ready' });
});

test('a redirect is followed only where the connection vouches for the target, and a token goes to its own host only', async () => {
  connection = {
    mayFetch: (url) => url.startsWith(base) && !url.includes('private'),
    mediaHeaders: (url): Record<string, string> =>
      url.endsWith('/start') ? { authorization: 'secret' } : {},
  };
  routes.set('/start', (_, response) => response.writeHead(302, { location: '/p.png' }).end());
  routes.set('/evil', (_, response) => response.writeHead(302, { location: '/private' }).end());
  routes.set('/circle', (_, response) => response.writeHead(302, { location: '/circle' }).end());
  routes.set('/p.png', (_, response) => response.end(png));
  await receivePicture(`${base}/start`, 'A1');
  await receivePicture(`${base}/evil`, 'A2');
  await receivePicture(`${base}/circle`, 'A3');
  expect([0, 1, 2].map((index) => attachment(index).state)).toEqual(['ready', 'failed', 'failed']);
  expect(requests.slice(0, 3)).toEqual([
    { path: '/start', authorization: 'secret' },
    { path: '/p.png', authorization: undefined },
    { path: '/evil', authorization: undefined },
  ]);
  expect(requests.map(({ path }) => path)).not.toContain('/private');
});

test('a number that is not connected costs no attempt', async () => {
  const online = connection;
  connection = null;
  routes.set('/p.png', (_, response) => response.end(png));
  await receivePicture(`${base}/p.png`);
  expect(attachment()).toMatchObject({ state: 'pending', attempts: 0 });
  connection = online;
  desk.clock.advance(5 * 60_000);
  await downloader.idle();
  expect(attachment()).toMatchObject({ state: 'ready' });
});

test('a file that the disk does not take is tried again later and holds up no other', async () => {
  routes.set('/p.png', (_, response) => response.end(png));
  // A folder stands where the file is to be: renaming over it fails.
  const blockFile = () => {
    const { id } = attachment();
    mkdirSync(join(folder, desk.channelId, '2026-03', `${id}.png`, 'in the way'), { recursive: true });
  };
  routes.set('/blocked.png', (_, response) => {
    blockFile();
    response.end(png);
  });
  await receivePicture(`${base}/blocked.png`);
  expect(attachment()).toMatchObject({ state: 'pending', attempts: 1, error: 'Error' });
});

test('a server that falls silent is given up after a minute', async () => {
  const arrived = Promise.withResolvers<null>();
  routes.set('/p.png', () => arrived.resolve(null));
  await desk.receive([
    message(maria, 'A1', 1, '', {
      content: picture,
      media: { url: `${base}/p.png`, fileName: null, mimeType: 'image/png', size: null },
    }),
  ]);
  downloader.wake();
  await arrived.promise;
  desk.clock.advance(60_000);
  await downloader.idle();
  expect(attachment()).toMatchObject({ state: 'pending', attempts: 1 });
});

test('stopping aborts what is under way and leaves it for the next start', async () => {
  const arrived = Promise.withResolvers<null>();
  routes.set('/p.png', () => arrived.resolve(null));
  await desk.receive([
    message(maria, 'A1', 1, '', {
      content: picture,
      media: { url: `${base}/p.png`, fileName: null, mimeType: 'image/png', size: null },
    }),
  ]);
  downloader.wake();
  await arrived.promise;
  await downloader.stop();
  expect(attachment()).toMatchObject({ state: 'pending', attempts: 0 });
  expect(nextAttachmentAt(desk.store.read)).not.toBeNull();
});
