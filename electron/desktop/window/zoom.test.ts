import { expect, test } from 'vitest';

import { zoomAfter, zoomOfKey, type ZoomMove } from './zoom.ts';

test.each<[number, ZoomMove, number]>([
  [1, 'larger', 1.1],
  [1.1, 'larger', 1.25],
  [1.25, 'larger', 1.5],
  [1.5, 'larger', 1.5],
  [1, 'smaller', 0.9],
  [0.8, 'smaller', 0.8],
  [1.25, 'actual', 1],
  [1.17, 'larger', 1.25],
  [1.17, 'smaller', 1.1],
  [2, 'larger', 1.5],
  [2, 'smaller', 1.5],
  [0.5, 'smaller', 0.8],
])('%d and %s: %d', (now, move, expected) => {
  expect(zoomAfter(now, move)).toBe(expected);
});

const press = { type: 'keyDown', control: false, meta: false, alt: false, isMac: false };

test.each<[string, Parameters<typeof zoomOfKey>[0], ZoomMove | null]>([
  ['Ctrl and plus', { ...press, control: true, key: '+' }, 'larger'],
  ['Ctrl and equals, the same key without Shift', { ...press, control: true, key: '=' }, 'larger'],
  ['Ctrl and minus', { ...press, control: true, key: '-' }, 'smaller'],
  ['Ctrl and zero', { ...press, control: true, key: '0' }, 'actual'],
  ['Cmd and plus on macOS', { ...press, meta: true, isMac: true, key: '=' }, 'larger'],
  ['Ctrl and plus on macOS', { ...press, control: true, isMac: true, key: '+' }, null],
  ['plus alone', { ...press, key: '+' }, null],
  ['AltGr and plus', { ...press, control: true, alt: true, key: '+' }, null],
  ['letting the key go', { ...press, type: 'keyUp', control: true, key: '+' }, null],
  ['another key', { ...press, control: true, key: '1' }, null],
])('%s', (_what, input, expected) => {
  expect(zoomOfKey(input)).toBe(expected);
});
