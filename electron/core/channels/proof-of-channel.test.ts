import { expect, test } from 'vitest';

import { asId, type ChannelId } from '#shared/domain/ids.ts';

import { channelByAccountKey, channelByWebhookToken, type ProvableChannel } from './proof-of-channel.ts';

const channel = (id: string, idInstance: string, secrets: Record<string, string>): ProvableChannel => ({
  id: asId<ChannelId>(id),
  kind: 'green-api',
  config: { idInstance },
  secrets,
});
const channels = [
  channel('first', '1101', { apiTokenInstance: 'one', webhookToken: 'bell' }),
  channel('second', '1102', { apiTokenInstance: 'two', webhookToken: 'bell' }),
  channel('unfinished', '1103', {}),
];

test.each([
  ['1101', 'one', 'first'],
  ['1102', 'two', 'second'],
  ['1101', 'two', null],
  ['1102', 'one', null],
  ['1103', '', null],
  ['1101","one', '', null],
  ['', '', null],
])('the number %s with the key "%s": %s', (account, key, id) =>
  expect(channelByAccountKey('run', channels, { kind: 'green-api', account, key })).toBe(id),
);

test('a number of one provider is none of another', () => {
  for (const kind of ['wazzup24', 'meta-cloud', 'practice'] as const)
    expect(channelByAccountKey('run', channels, { kind, account: '1101', key: 'one' })).toBeNull();
});

test.each([
  ['Bearer bell', '1102', 'second'],
  ['bell', null, 'first'],
  ['bell', '9', 'first'],
  ['other', '1101', null],
  ['', '1103', null],
  [undefined, '1103', null],
])('the header %j naming %j: %s', (authorization, account, id) =>
  expect(channelByWebhookToken('run', channels, { kind: 'green-api', authorization, account })).toBe(id),
);
