import { describe, expect, it } from 'vitest';

import { readRelease, updateWayOf, type Installation, type UpdateWay } from './installation.ts';

const page = 'https://github.com/somebody/deskbell/releases';
const installed: Installation = {
  platform: 'win32',
  appImage: null,
  packageType: null,
  hasFeed: true,
  release: { page, isMacSigned: true },
};

describe('the way in which new versions come', () => {
  const table: readonly (readonly [string, Partial<Installation>, UpdateWay])[] = [
    ['Windows’ installer', {}, { kind: 'by-itself', updater: 'nsis', page }],
    ['a signed program on macOS', { platform: 'darwin' }, { kind: 'by-itself', updater: 'mac', page }],
    [
      'an unsigned program on macOS, which macOS does not replace',
      { platform: 'darwin', release: { page, isMacSigned: false } },
      { kind: 'by-hand', updater: 'mac', page },
    ],
    [
      'an AppImage',
      { platform: 'linux', appImage: '/home/anna/Deskbell.AppImage' },
      { kind: 'by-itself', updater: 'app-image', page },
    ],
    [
      'an AppImage packed from the same folder as the .deb',
      { platform: 'linux', appImage: '/home/anna/Deskbell.AppImage', packageType: 'deb' },
      { kind: 'by-itself', updater: 'app-image', page },
    ],
    [
      'a .deb, which wants the administrator',
      { platform: 'linux', packageType: 'deb' },
      { kind: 'by-hand', updater: 'deb', page },
    ],
    ['a folder that somebody unpacked', { platform: 'linux' }, { kind: 'off' }],
    ['a package of a kind that we do not make', { platform: 'linux', packageType: 'rpm' }, { kind: 'off' }],
    ['a build without a feed', { hasFeed: false }, { kind: 'off' }],
    ['a build that names no releases', { release: null }, { kind: 'off' }],
    ['another system', { platform: 'freebsd' }, { kind: 'off' }],
  ];
  it.each(table)('of %s', (_name, changes, way) => {
    expect(updateWayOf({ ...installed, ...changes })).toEqual(way);
  });
});

describe('what the build wrote down', () => {
  it('is read from the package.json inside', () => {
    expect(readRelease(JSON.stringify({ version: '1.2.0', release: { page, isMacSigned: false } }))).toEqual({
      page,
      isMacSigned: false,
    });
  });

  it('is nothing in a build from the sources', () => {
    expect(readRelease(JSON.stringify({ version: '1.2.0' }))).toBeNull();
  });

  it('is refused when the page is not https', () => {
    const release = { page: 'http://deskbell.example', isMacSigned: true };
    expect(() => readRelease(JSON.stringify({ release }))).toThrow();
  });
});
