import { expect, test } from 'vitest';

import { WrongOption } from '#host/option-values.ts';

import { readArguments } from './arguments.ts';

const preset = {
  dataFolder: null,
  ingressPort: 8000,
  uiPort: 8001,
  publicUrl: null,
  isHidden: false,
  resetsPin: false,
  link: null,
};
const link = 'deskbell://chat/1';

test.each([
  [[], preset],
  [['.'], preset],
  [['--data-dir', 'shop data'], { ...preset, dataFolder: '/here/shop data' }],
  [['--ingress-port=0', '--ui-port=9000'], { ...preset, ingressPort: 0, uiPort: 9000 }],
  [['--hidden'], { ...preset, isHidden: true }],
  [[link], { ...preset, link }],
  [['--', link], { ...preset, link }],
  [['DeskBell:x'], { ...preset, link: 'DeskBell:x' }],
  [['--hidden', link], { ...preset, isHidden: true, link }],
  // Chromium's and Electron's own.
  [['--no-sandbox', '--inspect=0', '--lang=de', '--original-process-start-time=1'], preset],
  // Whoever made the link wrote what stands behind it.
  [[link, '--data-dir', '/elsewhere', '--reset-pin'], { ...preset, link }],
  [['--', link, '--reset-pin'], { ...preset, link }],
])('%j is understood', (args, expected) => {
  expect(readArguments(args, '/here')).toEqual(expected);
});

test.each([[['--ui-port', 'http']], [['--data-dir', '']], [['--public-url', 'http://shop.example']]])(
  '%j is refused',
  (args) => {
    expect(() => readArguments(args, '/here')).toThrow(WrongOption);
  },
);
