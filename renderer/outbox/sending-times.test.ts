import { describe, expect, it } from 'vitest';

import { isQuiet } from './sending-times.ts';

describe('quiet hours', () => {
  const night = { from: '21:00', to: '09:00' };
  it.each([
    ['21:00', night, false],
    ['21:01', night, true],
    ['03:00', night, true],
    ['09:00', night, false],
    ['13:30', { from: '13:00', to: '14:00' }, true],
    ['14:30', { from: '13:00', to: '14:00' }, false],
    ['03:00', null, false],
    ['03:00', { from: '09:00', to: '09:00' }, false],
  ])('%s in %j: %s', (time, quiet, expected) => {
    expect(isQuiet(time, quiet)).toBe(expected);
  });
});
