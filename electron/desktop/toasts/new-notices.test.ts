import { expect, it } from 'vitest';

import type { NoticeView } from '#shared/api/calls/automation.ts';

import { decideNotices } from './new-notices.ts';

const notice = (id: string): NoticeView => ({
  id,
  kind: 'import-done',
  facts: { title: id },
  at: '2026-03-02T09:00:00.000Z',
});
const open = ['d', 'c', 'b', 'a'].map(notice);

it.each<[string, string[], string[], [string, number][]]>([
  ['nothing', [], [], []],
  [
    'each new one',
    ['b', 'a'],
    [],
    [
      ['b', 0],
      ['a', 0],
    ],
  ],
  ['what was told is not told again', ['b', 'a'], ['a'], [['b', 0]]],
  ['many at once are one toast of the newest', ['d', 'c', 'b', 'a'], ['a'], [['d', 2]]],
  ['what was put aside is forgotten', ['a'], ['z', 'a'], []],
])('%s', (_name, ids, told, shown) => {
  const decision = decideNotices(
    open.filter(({ id }) => ids.includes(id)),
    told,
  );
  expect(decision.shown.map(({ notice: { id }, more }) => [id, more])).toEqual(shown);
  expect(decision.told).toEqual(ids);
});
