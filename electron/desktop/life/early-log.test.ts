import { expect, test } from 'vitest';

import { collectingLog } from '#test/support/log.ts';

import { createEarlyLog } from './early-log.ts';

test('what was written before there is a log comes first, then everything goes there', () => {
  const early = createEarlyLog();
  early.write('warn', 'first', { a: 1 });
  const part = early.with({ part: 'links' });
  part.write('info', 'second');
  const real = collectingLog();
  early.become(real);
  part.write('error', 'third', { b: 2 });
  expect(real.lines).toEqual([
    { level: 'warn', message: 'first', facts: { a: 1 } },
    { level: 'info', message: 'second', facts: { part: 'links' } },
    { level: 'error', message: 'third', facts: { part: 'links', b: 2 } },
  ]);
});

test('a program that never gets a log keeps a hundred lines and no more', () => {
  const early = createEarlyLog();
  for (let line = 0; line < 150; line += 1) early.write('info', String(line));
  const real = collectingLog();
  early.become(real);
  expect(real.lines.map(({ message }) => message)).toEqual(
    Array.from({ length: 100 }, (_, line) => String(line)),
  );
});
