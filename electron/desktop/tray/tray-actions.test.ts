import { expect, test, vi } from 'vitest';

import { perform, type TrayDeps } from './tray-actions.ts';

vi.mock('electron', () => ({ clipboard: {}, dialog: {} }));

/** What a line does, of everything that a line may do. */
function done(kind: 'update' | 'lock' | 'quit', isLocked: boolean): string[] {
  const happened: string[] = [];
  const note = (what: string) => () => void happened.push(what);
  perform({ kind }, {
    lock: { state: () => ({ isLocked }), lock: note('lock') },
    updates: { install: note('install') },
    quit: note('quit'),
    // The rest is not touched by these lines.
  } as unknown as TrayDeps);
  return happened;
}

test('the line about a new version restarts into it, and waits for the PIN as all that changes something', () => {
  expect([done('update', false), done('lock', false), done('quit', false)]).toEqual([
    ['install'],
    ['lock'],
    ['quit'],
  ]);
  expect([done('update', true), done('lock', true), done('quit', true)]).toEqual([[], [], ['quit']]);
});
