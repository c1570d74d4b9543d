import type { Session } from 'electron';
import { describe, expect, test } from 'vitest';

import { hardenSession } from './harden-session.ts';

const kept: Record<string, (...args: never[]) => unknown> = {};
const keep = (name: string) => (handler: (...args: never[]) => unknown) => {
  kept[name] = handler;
};

// What the function uses of Electron's session is what this has; the functions that it hands over are asked below.
hardenSession({
  setPermissionRequestHandler: keep('request'),
  setPermissionCheckHandler: keep('check'),
  setDevicePermissionHandler: keep('device'),
  webRequest: { onBeforeRequest: keep('fetch') },
  on: (event: string, handler: (...args: never[]) => unknown) => keep(event)(handler),
} as unknown as Session);

const call = (name: string, ...args: unknown[]) => kept[name]?.(...(args as never[]));

function isGranted(permission: string, from: string): boolean {
  let answer = true;
  call('request', null, permission, (granted: boolean) => (answer = granted), { requestingUrl: from });
  expect(call('check', null, permission, from)).toBe(answer);
  return answer;
}

describe('a permission', () => {
  test.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'display-capture',
    'openExternal',
    'fullscreen',
    'hid',
    'usb',
    'local-fonts',
    'unknown',
  ])('%s is not granted, not even to our page', (permission) => {
    expect(isGranted(permission, 'app://deskbell/inbox')).toBe(false);
  });

  test('to copy is granted to our page, and to no other', () => {
    const pages = ['app://deskbell/inbox', 'app://evil/', 'https://example.com/', ''];
    expect(pages.map((page) => isGranted('clipboard-sanitized-write', page))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test('for a device is granted to nobody', () => {
    expect(call('device', { deviceType: 'hid', origin: 'app://deskbell' })).toBe(false);
  });
});

test.each([
  ['app://deskbell/assets/main.js', false],
  ['blob:app://deskbell/1', false],
  ['data:image/png;base64,AA==', false],
  ['https://example.com/pixel.png', true],
  ['http://127.0.0.1:8001/api/settings.get', true],
  ['ws://127.0.0.1:8001/events', true],
  ['file:///etc/passwd', true],
  ['app://evil/', true],
  ['', true],
])('to fetch or save %s: refused %s', (url, refused) => {
  let isCancelled = false;
  call('fetch', { url }, (answer: { cancel: boolean }) => (isCancelled = answer.cancel));
  let isPrevented = false;
  call('will-download', { preventDefault: () => (isPrevented = true) }, { getURL: () => url });
  expect([isCancelled, isPrevented]).toEqual([refused, refused]);
});
