import { expect, it } from 'vitest';

import { frameSize } from './frame-size.ts';

it.each([
  ['a wide photo', 1600, 900, { width: 320, height: 180 }],
  ['a tall photo', 900, 1600, { width: 180, height: 320 }],
  ['a small picture', 200, 150, { width: 200, height: 150 }],
  ['a thin strip', 4000, 100, { width: 320, height: 84 }],
  ['a narrow strip', 50, 2000, { width: 140, height: 320 }],
  ['one of unknown size', null, null, { width: 280, height: 210 }],
  ['one of impossible size', 0, 10, { width: 280, height: 210 }],
])('frames %s', (_name, width, height, expected) => {
  expect(frameSize(width, height)).toEqual(expected);
});
