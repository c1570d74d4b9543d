import { expect, test } from 'vitest';

import { faceFile, overlayFile } from './icon-files.ts';

test.each([
  ['darwin', false, 'tray/needs-replyTemplate.png'],
  ['darwin', true, 'tray/needs-replyTemplate.png'],
  ['win32', false, 'tray/needs-reply-light.ico'],
  ['win32', true, 'tray/needs-reply-dark.ico'],
  ['linux', false, 'tray/needs-reply.png'],
] as const)('on %s (dark: %s) the face is %s', (platform, isDark, file) => {
  expect(faceFile('needs-reply', { platform, isDark })).toBe(file);
});

test.each([
  [1, 1, 'overlay/1-16.png'],
  [9, 1.25, 'overlay/9-20.png'],
  [10, 1.5, 'overlay/more-24.png'],
  [250, 1.75, 'overlay/more-28.png'],
  [3, 2, 'overlay/3-32.png'],
  [3, 2.25, 'overlay/3-40.png'],
  [3, 4, 'overlay/3-48.png'],
])('%i chats on a screen of %d: %s', (count, scale, file) => {
  expect(overlayFile(count, scale)).toBe(file);
});
