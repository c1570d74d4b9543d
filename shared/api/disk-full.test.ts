import { expect, it } from 'vitest';

import { isDiskFull } from './disk-full.ts';

it.each([
  [Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }), true],
  [Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }), true],
  [Object.assign(new Error('quota'), { code: 'EDQUOT' }), true],
  [new Error('it could not be kept', { cause: Object.assign(new Error('full'), { code: 'ENOSPC' }) }), true],
  [Object.assign(new Error('denied'), { code: 'EACCES' }), false],
  [new Error('ENOSPC'), false],
  ['ENOSPC', false],
  [null, false],
])('%s: %s', (error, isFull) => {
  expect(isDiskFull(error)).toBe(isFull);
});
