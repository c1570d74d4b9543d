import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { expect, test } from '#test/support/desktop/fixture.ts';
import { runsOnDouble } from '#test/support/desktop/launch.ts';
import { startHost } from '#test/support/host.ts';

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

test('what cannot start says why in plain words and leaves nothing running', async ({ desktop }) => {
  test.skip(!runsOnDouble(), 'A real box waits for a person.');
  const parent = dirname(desktop.dataFolder);
  const start = (...args: string[]) => desktop.secondStart(args);

  const damaged = join(parent, 'damaged');
  mkdirSync(damaged);
  writeFileSync(join(damaged, 'deskbell.db'), 'this is no database, and never was one');
  const refused = await start('--data-dir', damaged);
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.stderr).toContain('Deskbell cannot start\nThe database cannot be read');
  expect(readFileSync(join(damaged, 'deskbell.db'), 'utf8')).toBe('this is no database, and never was one');

  const file = join(parent, 'file');
  writeFileSync(file, '');
  const unusable = await start('--data-dir', file);
  expect(unusable).toMatchObject({ code: 1 });
  expect(unusable.stderr).toContain(`Deskbell may not write in the folder ${file}`);

  const wrong = await start('--ui-port', 'http');
  expect(wrong).toMatchObject({ code: 1 });
  expect(wrong.stderr).toContain('--ui-port wants a number');

  const folder = join(parent, 'headless');
  const headless = await startHost(folder);
  try {
    const taken = await start('--data-dir', folder);
    expect(taken).toMatchObject({ code: 1 });
    expect(taken.stderr).toContain(`Deskbell is running already with the data in ${folder}`);
    await headless.call('health.get', {});

    // A port that somebody leads a public address to must not be given up in silence; without one any other does.
    const port = new URL(headless.ingress).port;
    const led = [
      '--data-dir',
      join(parent, 'led'),
      '--ingress-port',
      port,
      '--public-url',
      'https://shop.example',
    ];
    const taken8000 = await start(...led);
    expect(taken8000).toMatchObject({ code: 1 });
    expect(taken8000.stderr).toContain(`Port ${port} is taken by another program`);
  } finally {
    await headless.terminate();
  }
  const crashes = [damaged, folder].flatMap((one) =>
    existsSync(join(one, 'logs'))
      ? readdirSync(join(one, 'logs')).filter((name) => name.startsWith('crash'))
      : [],
  );
  expect(crashes).toEqual([]);
});
