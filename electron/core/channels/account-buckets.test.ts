import { expect, test } from 'vitest';

import { asId, type ChannelId } from '#shared/domain/ids.ts';
import { fakeClock } from '#test/support/clock.ts';

import { createAccountBuckets } from './account-buckets.ts';

const wazzup24 = { kind: 'wazzup24', account: { by: 'apiKey', shares: [] } } as const;
const greenApi = { kind: 'green-api' } as const;
const [one, two] = [asId<ChannelId>('one'), asId<ChannelId>('two')];
const limit = { capacity: 2, perMinute: 60 };

test('numbers with the same key share what their account may ask; others have their own', () => {
  const clock = fakeClock();
  const bucketOf = createAccountBuckets(clock);
  const salon = bucketOf(wazzup24, one, { apiKey: 'a' })(limit);
  const spa = bucketOf(wazzup24, two, { apiKey: 'a' })(limit);
  expect([salon.take().taken, spa.take().taken, salon.take().taken, spa.take().taken]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  clock.advance(1000);
  expect([spa.take().taken, salon.take().taken]).toEqual([true, false]);
  expect(bucketOf(wazzup24, two, { apiKey: 'b' })(limit).take().taken).toBe(true);
  expect(bucketOf(wazzup24, one, { apiKey: 'a' })(limit).take().taken).toBe(false);
  expect(bucketOf(greenApi, one, {})(limit)).not.toBe(bucketOf(greenApi, two, {})(limit));
});
