import { describe, expect, it } from 'vitest';

import { connectionStates, healthOf, maySend } from './channel.ts';

describe('a connection', () => {
  it('is shown in three states', () => {
    expect(Object.fromEntries(connectionStates.map((state) => [state, healthOf(state)]))).toEqual({
      works: 'works',
      starting: 'unknown',
      'signed-out': 'broken',
      blocked: 'broken',
      suspended: 'broken',
      'keys-wrong': 'broken',
      'quota-exceeded': 'broken',
      unreachable: 'unknown',
      unknown: 'unknown',
    });
  });

  it('is sent to when it works, and in doubt', () => {
    expect(connectionStates.filter(maySend)).toEqual(['works', 'quota-exceeded', 'unreachable', 'unknown']);
  });
});
