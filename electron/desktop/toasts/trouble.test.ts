import { expect, it } from 'vitest';

import { asId } from '#shared/domain/ids.ts';
import { sampleChannel } from '#test/support/sample-shop.ts';

import { decideTrouble, noTroubleSeen, type ToldTrouble, type TroubleMemory } from './trouble.ts';

const second = 1000;
const salon = sampleChannel({ id: asId('n-1'), provider: 'green-api', account: '49151', lastEventAt: null });
const works = { ...salon, state: 'works', connection: 'works' } as const;
const broken = { ...salon, state: 'broken', connection: 'signed-out' } as const;
const unreachable = { ...salon, state: 'unknown', connection: 'unreachable' } as const;
const nothingTold: ToldTrouble = { numbers: {}, unknown: 0, address: false };

type Seen = Parameters<typeof decideTrouble>[1];

/** What is told at each look: `+id` and `-id` of numbers, `?n` of unknown messages, `tell` and `over` of the address. */
function told(
  looks: [second: number, Seen['channels'], number?, boolean?][],
  before: ToldTrouble = nothingTold,
) {
  let memory: TroubleMemory = noTroubleSeen;
  let kept = before;
  return looks.map(([at, channels, unknown = 0, isAddressBroken = false]) => {
    const decision = decideTrouble(
      at * second,
      { channels, unknown, address: isAddressBroken },
      memory,
      kept,
    );
    memory = decision.memory;
    kept = decision.told;
    return [
      ...decision.broken.map(({ id }) => `+${id}`),
      ...decision.over.map((id) => `-${id}`),
      ...(decision.unknown === null ? [] : [`?${decision.unknown}`]),
      ...(decision.address === null ? [] : [decision.address]),
      ...(decision.lookAfter === null ? [] : [decision.lookAfter / second]),
    ];
  });
}

it('a number that worked and is broken for a minute is told once, and withdrawn when it works again', () => {
  expect(
    told([
      [0, [works]],
      [10, [broken]],
      [30, [broken]],
      [70, [broken]],
      [100, [broken]],
      [200, [unreachable]],
      [300, [broken]],
      [400, [works]],
      [500, [broken]],
      [560, [broken]],
    ]),
  ).toEqual([[], [60], [40], ['+n-1'], [], [], [], ['-n-1'], [60], ['+n-1']]);
});

it('a flicker is not told', () => {
  expect(
    told([
      [0, [works]],
      [10, [broken]],
      [69, [works]],
      [71, [broken]],
      [130, [unreachable]],
      [140, [broken]],
    ]),
  ).toEqual([[], [60], [], [60], [], [60]]);
});

it('a number that never worked is being set up', () => {
  const fresh = { ...broken, account: null };
  expect(
    told([
      [0, [fresh]],
      [100, [fresh]],
      [200, [{ ...works, account: null }]],
      [300, [fresh]],
    ]),
  ).toEqual([[], [], [], [60]]);
});

it('a number whose provider cannot be reached, and a practice line, are no trouble', () => {
  const practice = sampleChannel({ ...broken, provider: 'practice' });
  expect(
    told([
      [0, [unreachable, practice]],
      [100, [unreachable, practice]],
    ]),
  ).toEqual([[], []]);
});

it('is not told again by a start, and is over when it works or is removed', () => {
  const before = { numbers: { 'n-1': 'signed-out' }, unknown: 0, address: false };
  expect(
    told(
      [
        [0, [broken]],
        [100, [broken]],
      ],
      before,
    ),
  ).toEqual([[], []]);
  expect(told([[0, [works]]], before)).toEqual([['-n-1']]);
  expect(told([[0, []]], before)).toEqual([['-n-1']]);
});

it('messages of unknown fate are told when there are more of them for a minute', () => {
  expect(
    told([
      [0, [], 1],
      [20, [], 0],
      [30, [], 1],
      [90, [], 1],
      [100, [], 1],
      [200, [], 3],
      [260, [], 3],
      [300, [], 1],
      [310, [], 2],
      [370, [], 2],
    ]),
  ).toEqual([[60], [], [60], ['?1'], [], [60], ['?3'], [], [60], ['?2']]);
  expect(told([[0, [], 2]], { numbers: {}, unknown: 2, address: false })).toEqual([[]]);
});

it('a public address that has become trouble is told once, also over a start, until it works again', () => {
  expect(
    told([
      [0, [], 0, false],
      [10, [], 0, true],
      [20, [], 0, true],
      [30, [], 0, false],
      [40, [], 0, true],
    ]),
  ).toEqual([[], ['tell'], [], ['over'], ['tell']]);
  const before = { numbers: {}, unknown: 0, address: true };
  expect(told([[0, [], 0, true]], before)).toEqual([[]]);
  expect(told([[0, [], 0, false]], before)).toEqual([['over']]);
});
