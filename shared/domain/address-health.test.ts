import { expect, test } from 'vitest';

import { addressHealth, fateOfMissed } from './address-health.ts';
import { worstOf } from './finding.ts';

const proof = (state: 'works' | 'broken' | 'unknown') => ({ state });

test.each([
  [{ state: 'off', proof: proof('unknown'), isNeeded: true }, 'broken'],
  [{ state: 'off', proof: proof('unknown'), isNeeded: false }, 'unknown'],
  [{ state: 'starting', proof: proof('broken'), isNeeded: true }, 'unknown'],
  [{ state: 'down', proof: proof('works'), isNeeded: true }, 'broken'],
  [{ state: 'up', proof: proof('works'), isNeeded: true }, 'works'],
  [{ state: 'up', proof: proof('broken'), isNeeded: false }, 'broken'],
  [{ state: 'up', proof: proof('unknown'), isNeeded: true }, 'unknown'],
] as const)('%o is %s', (address, health) => {
  expect(addressHealth(address)).toBe(health);
});

test('what a provider cannot hand over waits there, or is lost', () => {
  expect((['meta-cloud', 'green-api', 'wazzup24', 'practice'] as const).map(fateOfMissed)).toEqual([
    'week',
    'day',
    'lost',
    'none',
  ]);
});

test('the whole is as the worst of its parts; what is switched off does not count', () => {
  expect([
    worstOf(['works', 'off']),
    worstOf(['works', 'unknown', 'off']),
    worstOf(['works', 'unknown', 'broken']),
    worstOf([]),
  ]).toEqual(['works', 'unknown', 'broken', 'works']);
});
