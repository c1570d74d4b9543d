import { expect, test } from 'vitest';

import { defaultDataFolder, type SystemFolders } from './user-folder.ts';

const linux: SystemFolders = {
  platform: 'linux',
  env: {},
  home: '/home/ann',
  temporary: '/tmp',
  user: '1000',
};

test.each<[string, Partial<SystemFolders>, string, boolean]>([
  ['Linux', {}, '/home/ann/.local/share/Deskbell', true],
  ['Linux with its own data folder', { env: { XDG_DATA_HOME: '/data' } }, '/data/Deskbell', true],
  [
    'macOS',
    { platform: 'darwin', home: '/Users/ann' },
    '/Users/ann/Library/Application Support/Deskbell',
    true,
  ],
  ['Windows', { platform: 'win32', env: { APPDATA: '/roaming' } }, '/roaming/Deskbell', true],
  ['a user without a home', { home: null }, '/tmp/deskbell-1000', false],
  [
    'a service with a data folder',
    { home: null, env: { XDG_DATA_HOME: '/var/lib/x' } },
    '/var/lib/x/Deskbell',
    true,
  ],
])('on %s', (_name, facts, path, isLasting) => {
  expect(defaultDataFolder({ ...linux, ...facts })).toEqual({ path, isLasting });
});
