import { expect, test } from 'vitest';

import { collectingLog } from '#test/support/log.ts';

import { createDesktopSettings } from './desktop-settings.ts';

/** A disk that takes things or does not. */
function openOnDisk() {
  const disk = { isFull: false, document: {} as Record<string, unknown> };
  const log = collectingLog();
  const open = () =>
    createDesktopSettings(
      {
        read: () => disk.document,
        write(document) {
          if (disk.isFull) throw new Error('ENOSPC');
          disk.document = document;
        },
      },
      log,
    );
  return { disk, log, open };
}

test('what the owner changes and cannot be kept is refused, and stays as it was', () => {
  const { disk, open } = openOnDisk();
  const settings = open();
  disk.isFull = true;
  expect(() => settings.change({ closesToTray: false })).toThrow('ENOSPC');
  expect(settings.get().closesToTray).toBe(true);
});

test('what the program notes counts at once, tells whoever listens, and is kept as soon as the disk takes it', () => {
  const { disk, log, open } = openOnDisk();
  const settings = open();
  let told = 0;
  settings.onChange(() => (told += 1));
  disk.isFull = true;
  settings.remember({ toldAboutTray: true });
  settings.remember({ zoom: 1.25 });
  expect([settings.get().toldAboutTray, settings.get().zoom, told, disk.document]).toEqual([
    true,
    1.25,
    2,
    {},
  ]);
  expect(log.lines).toMatchObject([{ level: 'warn' }, { level: 'warn' }]);

  disk.isFull = false;
  settings.change({ closesToTray: false });
  expect(disk.document).toMatchObject({ toldAboutTray: true, zoom: 1.25, closesToTray: false });
  expect(open().get()).toEqual(settings.get());
});

test.each([
  ['nothing', {}],
  ['a list', { window: [], toasts: [], told: [], zoom: [], autoLockMinutes: [] }],
  [
    'numbers that cannot be',
    { window: { bounds: { x: null }, isMaximized: 1 }, zoom: 99, autoLockMinutes: 7 },
  ],
])('a document with %s gives the defaults', (_what, document) => {
  const { disk, open, log } = openOnDisk();
  const defaults = open().get();
  disk.document = document;
  expect(open().get()).toEqual(defaults);
  expect(log.lines).toEqual([]);
});
