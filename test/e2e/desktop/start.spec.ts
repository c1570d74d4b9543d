import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test as base } from '#test/support/desktop/fixture.ts';
import { runsOnDouble, starterOf, type Starter } from '#test/support/desktop/launch.ts';
import { startHost, type Host } from '#test/support/host.ts';

type Fixtures = {
  /** Empty; gone after the test. */
  readonly folder: string;
  /** Starts the program, which refuses, and waits for its end. */
  readonly start: Starter['start'];
  /** A host without Electron, with its data in `folder/headless`. */
  readonly other: Host;
};

const test = base.extend<Fixtures>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'deskbell-start-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  start: async ({ folder }, use) => {
    const starter = starterOf(join(folder, 'config'));
    await use((args = []) => starter.start(['--ingress-port', '0', '--ui-port', '0', ...args]));
    starter.stop();
  },
  other: async ({ folder }, use) => {
    const host = await startHost(join(folder, 'headless'));
    await use(host);
    await host.terminate();
  },
});

const crashesIn = (folder: string) =>
  existsSync(join(folder, 'logs'))
    ? readdirSync(join(folder, 'logs')).filter((name) => name.startsWith('crash'))
    : [];

test('each data folder has a program of its own, and Chromium’s files lie apart from the shop’s', async ({
  launch,
}) => {
  const one = await launch();
  const other = await launch();
  await Promise.all([one.window(), other.window()]);
  expect(other.dataFolder).not.toBe(one.dataFolder);
  const userData = await one.app.evaluate(({ app }) => app.getPath('userData'));
  expect(userData).toBe(join(one.dataFolder, 'browser'));
  const ours = ['browser', 'deskbell.db', 'logs', 'media', 'uploads', 'backups'];
  expect(readdirSync(one.dataFolder)).toEqual(expect.arrayContaining(ours));
  const strangers = readdirSync(one.dataFolder).filter((name) =>
    /Cache|Storage|Preferences|Singleton/i.test(name),
  );
  expect(strangers).toEqual([]);
});

test.describe('what cannot start says why in plain words and leaves nothing running:', () => {
  test.skip(() => !runsOnDouble(), 'A real box waits for a person.');

  test('a database that is none', async ({ start, folder }) => {
    const damaged = join(folder, 'damaged');
    mkdirSync(damaged);
    writeFileSync(join(damaged, 'deskbell.db'), 'this is no database, and never was one');
    const refused = await start(['--data-dir', damaged]);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stderr).toContain('Deskbell cannot start\nThe database cannot be read');
    expect(readFileSync(join(damaged, 'deskbell.db'), 'utf8')).toBe('this is no database, and never was one');
    expect(crashesIn(damaged)).toEqual([]);
  });

  test('a folder that is a file', async ({ start, folder }) => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const unusable = await start(['--data-dir', file]);
    expect(unusable).toMatchObject({ code: 1 });
    expect(unusable.stderr).toContain(`Deskbell may not write in the folder ${file}`);
  });

  test('an argument that is none', async ({ start, folder }) => {
    const wrong = await start(['--data-dir', join(folder, 'data'), '--ui-port', 'http']);
    expect(wrong).toMatchObject({ code: 1 });
    expect(wrong.stderr).toContain('--ui-port wants a number');
  });

  test('a folder that another host works in, and a taken port that somebody leads a public address to', async ({
    start,
    folder,
    other,
  }) => {
    const taken = join(folder, 'headless');
    const second = await start(['--data-dir', taken]);
    expect(second).toMatchObject({ code: 1 });
    expect(second.stderr).toContain(`Deskbell is running already with the data in ${taken}`);
    await other.call('health.get', {});
    expect(crashesIn(taken)).toEqual([]);

    // The port must not be given up in silence; without a public address any other does.
    const port = new URL(other.ingress).port;
    const led = await start([
      ...['--data-dir', join(folder, 'led'), '--ingress-port', port],
      ...['--public-url', 'https://shop.example'],
    ]);
    expect(led).toMatchObject({ code: 1 });
    expect(led.stderr).toContain(`Port ${port} is taken by another program`);
  });
});
