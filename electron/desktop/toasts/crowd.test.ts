import { expect, it } from 'vitest';

import { decideCrowd, type CrowdDecision, type CrowdMemory } from './crowd.ts';

const none: CrowdMemory<string> = { alone: new Map(), together: null };

it.each<[string, string[], CrowdMemory<string>, CrowdDecision<string>]>([
  ['nobody', [], none, { alone: [], together: null }],
  ['three at once', ['c', 'b', 'a'], none, { alone: ['c', 'b', 'a'], together: null }],
  ['four at once', ['d', 'c', 'b', 'a'], none, { alone: [], together: ['d', 'c', 'b', 'a'] }],
  [
    'a fourth soon after three',
    ['d'],
    {
      alone: new Map([
        ['a', 6_000],
        ['b', 7_000],
        ['c', 8_000],
      ]),
      together: null,
    },
    { alone: [], together: ['d', 'c', 'b', 'a'] },
  ],
  [
    'a fourth some time after three',
    ['d'],
    {
      alone: new Map([
        ['a', 1_000],
        ['b', 4_900],
        ['c', 8_000],
      ]),
      together: null,
    },
    { alone: ['d'], together: null },
  ],
  [
    'one more while the shared toast grows',
    ['e'],
    { alone: new Map(), together: { chats: ['d', 'c', 'b', 'a'], at: 6_000 } },
    { alone: [], together: ['e', 'd', 'c', 'b', 'a'] },
  ],
  [
    'one more when the shared toast has been standing for long',
    ['e'],
    { alone: new Map(), together: { chats: ['d', 'c', 'b', 'a'], at: 5_000 } },
    { alone: ['e'], together: null },
  ],
  [
    'a second crowd joins the first',
    ['h', 'g', 'f', 'a'],
    { alone: new Map(), together: { chats: ['d', 'c', 'b', 'a'], at: 1_000 } },
    { alone: [], together: ['h', 'g', 'f', 'a', 'd', 'c', 'b'] },
  ],
])('%s', (_name, fresh, memory, expected) => {
  expect(decideCrowd(fresh, memory, 10_000)).toEqual(expected);
});
