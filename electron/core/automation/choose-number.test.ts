import { expect, test } from 'vitest';

import { asId, type ChannelId } from '#shared/domain/ids.ts';

import { chooseNumber, type ConnectedNumber } from './choose-number.ts';

const id = (name: string) => asId<ChannelId>(name);
const number = (name: string, more: Partial<ConnectedNumber> = {}): ConnectedNumber => ({
  id: id(name),
  provider: 'green-api',
  connection: 'works',
  ...more,
});
const practice = number('practice', { provider: 'practice' });
const [first, second] = [number('first'), number('second')];

test.each([
  ['the one that the customer knows', 'second', ['first'], [first, second], 'second'],
  ['the one that the booking asks for', null, ['second'], [first, second], 'second'],
  ['the first', null, [], [first, second], 'first'],
  ['the first that is not broken', null, [], [{ ...first, connection: 'signed-out' }, second], 'second'],
  ['the first, when all are broken', null, [], [{ ...first, connection: 'blocked' }], 'first'],
  ['none that was removed', 'gone', ['gone too'], [first, second], 'first'],
  ['a real one rather than the practice line', null, [], [practice, second], 'second'],
  ['the practice line for those who know it', 'practice', [], [practice, second], 'practice'],
  ['the practice line when there is no other', null, [], [practice], 'practice'],
  ['none when none is connected', 'first', [], [], null],
] as const)('%s writes', (_name, lastChat, askedFor, connected, chosen) =>
  expect(
    chooseNumber({
      lastChat: lastChat === null ? null : id(lastChat),
      askedFor: askedFor.map(id),
      connected: connected as readonly ConnectedNumber[],
    }),
  ).toBe(chosen),
);
