import { expect, test } from 'vitest';

import type { SettingsFile } from '#core/platform/ports.ts';
import { collectingLog } from '#test/support/log.ts';

import { openAnyway } from './open-anyway.ts';

/** A place on a disk with something in the way, which may be fast there. */
function place(start: { isInTheWay: boolean; isFast: boolean }) {
  const state = { ...start, document: {} as Record<string, unknown> };
  const log = collectingLog();
  const refuse = () => {
    throw Object.assign(new Error('EISDIR'), { code: 'EISDIR' });
  };
  const open = (): SettingsFile => {
    if (state.isInTheWay) refuse();
    return { read: () => state.document, write: (next) => void (state.document = next) };
  };
  const moveAside = () => {
    if (state.isFast) refuse();
    state.isInTheWay = false;
  };
  return { state, log, start: () => openAnyway({ name: 'desktop.json', open, moveAside, log }) };
}

test('what can be read is read', () => {
  const { start, log } = place({ isInTheWay: false, isFast: false });
  expect(start().wasLost).toBe(false);
  expect(log.lines).toEqual([]);
});

test('what cannot be read makes way for a new one', () => {
  const { state, start } = place({ isInTheWay: true, isFast: false });
  const { file, wasLost } = start();
  file.write({ zoom: 1.5 });
  expect([wasLost, state.document, file.read()]).toEqual([true, { zoom: 1.5 }, { zoom: 1.5 }]);
});

test('what does not make way is lived without; a write is refused until it does', () => {
  const { state, start, log } = place({ isInTheWay: true, isFast: true });
  const { file, wasLost } = start();
  expect([wasLost, file.read()]).toEqual([true, {}]);
  expect(() => file.write({ zoom: 1.5 })).toThrow('EISDIR');
  state.isInTheWay = false;
  file.write({ zoom: 2 });
  expect([state.document, file.read()]).toEqual([{ zoom: 2 }, { zoom: 2 }]);
  expect(log.lines.map(({ message }) => message)).toEqual([
    'a file cannot be read: it begins anew',
    'a file cannot be moved aside: it is kept in memory',
  ]);
});
