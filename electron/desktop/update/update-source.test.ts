import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type RequestOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import electronUpdater from 'electron-updater';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { collectingLog } from '#test/support/log.ts';

import { sourceOver, troubleOf, wordsOf } from './update-source.ts';

/** electron-updater's own way of fetching and verifying, over Node's network instead of Chromium's. */
class NodeExecutor extends ElectronHttpExecutor {
  override createRequest(options: RequestOptions, callback: (response: IncomingMessage) => void) {
    // Its type speaks of Electron's request; the code only uses what both have.
    return request(options, callback) as never;
  }
}

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  vi.unstubAllEnvs();
});

type Version = {
  readonly version: string;
  readonly content?: string;
  /** What the feed says its checksum is. */
  readonly sha512?: string;
  readonly stagingPercentage?: number;
};

/** A place with releases: file name → content, and what was asked of it. */
async function startFeed() {
  const files = new Map<string, string>();
  const asked: { path: string; staging: string | string[] | undefined }[] = [];
  const server = createServer((incoming, response) => {
    const path = new URL(incoming.url ?? '/', 'http://feed').pathname;
    asked.push({ path, staging: incoming.headers['x-user-staging-id'] });
    const content = files.get(path);
    response.writeHead(content === undefined ? 404 : 200).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    publish(channel: 'latest' | 'beta', { version, content = '', sha512, stagingPercentage }: Version) {
      const arch = process.arch === 'x64' ? '' : `-${process.arch}`;
      const name = `Deskbell-${version}.AppImage`;
      files.set(`/${name}`, content);
      files.set(
        `/${channel}-linux${arch}.yml`,
        [
          `version: ${version}`,
          'files:',
          `  - url: ${name}`,
          `    sha512: ${sha512 ?? createHash('sha512').update(content).digest('base64')}`,
          `    size: ${content.length}`,
          ...(stagingPercentage === undefined ? [] : [`stagingPercentage: ${stagingPercentage}`]),
        ].join('\n'),
      );
    },
  };
}

/** Deskbell 1.2.0 as an AppImage in a folder of its own. */
function installed(feed: string, version = '1.2.0') {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-update-'));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  const appImage = join(folder, 'Deskbell.AppImage');
  writeFileSync(appImage, 'version 1.2.0');
  chmodSync(appImage, 0o755);
  vi.stubEnv('APPIMAGE', appImage);
  mkdirSync(join(folder, 'cache'));
  writeFileSync(
    join(folder, 'app-update.yml'),
    `provider: generic\nurl: ${feed}\nupdaterCacheDirName: deskbell-updater\n`,
  );
  const updater = new electronUpdater.AppImageUpdater(null, {
    version,
    name: 'Deskbell',
    isPackaged: true,
    appUpdateConfigPath: join(folder, 'app-update.yml'),
    userDataPath: folder,
    baseCachePath: join(folder, 'cache'),
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  });
  // Only Electron's own adapter brings one along.
  Object.assign(updater, { httpExecutor: new NodeExecutor() });
  const log = collectingLog();
  return { folder, appImage, updater, log, source: sourceOver(updater, log) };
}

/** A program that leaves a note when it is started. */
const startable = (note: string) => `#!/bin/sh\necho started > '${note}'\n`;

describe.runIf(process.platform === 'linux')('a new version of an AppImage', () => {
  it('is found, fetched, verified, put in place of the old one and started', async () => {
    const feed = await startFeed();
    const { folder, appImage, updater, log, source } = installed(feed.url);
    const note = join(folder, 'note');
    feed.publish('latest', { version: '1.3.0', content: startable(note) });

    expect(await source.check('stable')).toBe('1.3.0');
    const percents: number[] = [];
    await source.download((percent) => percents.push(percent));
    expect(readFileSync(appImage, 'utf8')).toBe('version 1.2.0');
    expect(updater.install(false, true)).toBe(true);

    expect(readFileSync(appImage, 'utf8')).toBe(startable(note));
    await vi.waitFor(() => expect(existsSync(note)).toBe(true), { timeout: 5000 });
    expect(percents.every((percent) => percent >= 0 && percent <= 100)).toBe(true);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('is not taken when one byte of it is another', async () => {
    const feed = await startFeed();
    const { appImage, source } = installed(feed.url);
    const sha512 = createHash('sha512').update('the real one').digest('base64');
    feed.publish('latest', { version: '1.3.0', content: 'the fake one', sha512 });
    await source.check('stable');
    await expect(source.download(() => undefined)).rejects.toThrow(/sha512 checksum mismatch/);
    expect(readFileSync(appImage, 'utf8')).toBe('version 1.2.0');
  });

  it('is there for nobody in a rollout of none and for everybody in one of all', async () => {
    const feed = await startFeed();
    const { source } = installed(feed.url);
    feed.publish('latest', { version: '1.3.0', stagingPercentage: 0 });
    expect(await source.check('stable')).toBeNull();
    feed.publish('latest', { version: '1.3.0', stagingPercentage: 100 });
    expect(await source.check('stable')).toBe('1.3.0');
  });

  it('tells the feed nothing about this computer', async () => {
    const feed = await startFeed();
    const { source } = installed(feed.url);
    feed.publish('latest', { version: '1.3.0', stagingPercentage: 50 });
    await source.check('stable');
    expect(feed.asked.map(({ staging }) => staging)).toEqual(['']);
  });

  it('is looked for in the channel that the owner chose', async () => {
    const feed = await startFeed();
    const { source } = installed(feed.url);
    feed.publish('latest', { version: '1.2.0' });
    feed.publish('beta', { version: '1.3.0-beta.1' });
    expect([await source.check('stable'), await source.check('early')]).toEqual([null, '1.3.0-beta.1']);
  });

  it('is never an older one, also on the way back from the early channel', async () => {
    const feed = await startFeed();
    const { source } = installed(feed.url, '1.3.0-beta.1');
    feed.publish('latest', { version: '1.2.0' });
    expect(await source.check('stable')).toBeNull();
  });

  it('is no secret in the log: addresses lose what stands behind their ?', async () => {
    const feed = await startFeed();
    const { source, log } = installed(feed.url);
    await expect(source.check('stable')).rejects.toThrow();
    expect(log.lines.length).toBeGreaterThan(0);
    expect(log.lines.filter(({ message }) => /noCache|\n/.test(message))).toEqual([]);
  });
});

describe('the words of the updater', () => {
  it('lose queries and all but their first line', () => {
    const message =
      'Cannot download "https://files.example/a.exe?sig=abc&x=1", status 403\nHeaders: { cookie }';
    expect(wordsOf(new Error(message))).toBe('Cannot download "https://files.example/a.exe", status 403');
  });
});

describe('trouble', () => {
  const coded = (code: string) => Object.assign(new Error('failed'), { code });
  it.each([
    [new Error('net::ERR_INTERNET_DISCONNECTED'), 'offline'],
    [new Error('net::ERR_NAME_NOT_RESOLVED'), 'offline'],
    [coded('ENOTFOUND'), 'offline'],
    [coded('EAI_AGAIN'), 'offline'],
    [coded('ECONNREFUSED'), 'failed'],
    [coded('ERR_UPDATER_CHANNEL_FILE_NOT_FOUND'), 'failed'],
    [new Error('sha512 checksum mismatch'), 'failed'],
    ['a string', 'failed'],
  ] as const)('%s is %s', (error, trouble) => {
    expect(troubleOf(error)).toBe(trouble);
  });
});
