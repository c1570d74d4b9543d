import { expect, test } from 'vitest';

import { browserCommand } from './open-browser.ts';

test('a browser is opened only where there is likely to be one', () => {
  expect([
    browserCommand('darwin', {}),
    browserCommand('win32', {}),
    browserCommand('linux', { DISPLAY: ':0' }),
    browserCommand('linux', { WAYLAND_DISPLAY: 'wayland-0' }),
    browserCommand('linux', {}),
  ]).toEqual([['open'], ['rundll32', 'url.dll,FileProtocolHandler'], ['xdg-open'], ['xdg-open'], null]);
});
