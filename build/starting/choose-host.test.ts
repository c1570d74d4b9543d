import { describe, expect, it } from 'vitest';

import { chooseHost, type Choice, type Facts } from './choose-host.ts';

const electron = '/deskbell/node_modules/electron/dist/electron';
const desk: Facts = {
  platform: 'linux',
  isRoot: false,
  hasDisplay: true,
  hasSandbox: true,
  electron,
  mayFetch: true,
  lastFailure: null,
};
const headless = (why: string): Choice => ({ kind: 'headless', why });

describe('npm start', () => {
  const table: readonly (readonly [string, Partial<Facts>, Choice])[] = [
    ['opens the window where Electron is', {}, { kind: 'desktop', electron }],
    [
      'opens the window on macOS, which knows neither displays nor root’s sandbox',
      { platform: 'darwin', hasDisplay: false },
      { kind: 'desktop', electron },
    ],
    ['opens the window on Windows', { platform: 'win32', hasDisplay: false }, { kind: 'desktop', electron }],
    ['fetches Electron where it is not', { electron: null }, { kind: 'fetch' }],
    [
      'does not try again on the day when it failed',
      { electron: null, lastFailure: 'Response code 404 (Not Found)' },
      headless(
        'Electron could not be fetched (Response code 404 (Not Found); “npx install-electron” tries again)',
      ),
    ],
    ['forgets the failure when Electron is there', { lastFailure: 'x' }, { kind: 'desktop', electron }],
    [
      'does not fetch what it must not',
      { electron: null, mayFetch: false },
      headless('Electron is not there, and ELECTRON_SKIP_BINARY_DOWNLOAD forbids to fetch it'),
    ],
    [
      'never switches the sandbox off for root',
      { isRoot: true },
      headless('as root, Electron runs only without its sandbox'),
    ],
    [
      'does not fetch a window for a computer without a display',
      { hasDisplay: false, electron: null },
      headless('there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)'),
    ],
    [
      'never switches the sandbox off where the system refuses one',
      { hasSandbox: false },
      headless(
        'this system gives a sandbox only to installed programs; Deskbell’s .deb brings what that needs',
      ),
    ],
    [
      'knows where there is no Electron',
      { platform: 'freebsd' },
      headless('there is no Electron for freebsd'),
    ],
  ];
  it.each(table)('%s', (_name, changes, choice) => {
    expect(chooseHost({ ...desk, ...changes })).toEqual(choice);
  });
});
