import { expect, test } from 'vitest';

import { createTokenBucket } from './token-bucket.ts';

test('a burst up to the capacity passes, then one token comes back at the given pace', () => {
  let now = 0;
  const bucket = createTokenBucket({ capacity: 3, perMinute: 60 }, () => now);
  expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([
    { taken: true },
    { taken: true },
    { taken: true },
  ]);
  expect(bucket.take()).toEqual({ taken: false, retryAfterMs: 1000 });
  now = 400;
  expect(bucket.take()).toEqual({ taken: false, retryAfterMs: 600 });
  now = 1000;
  expect(bucket.take()).toEqual({ taken: true });
  expect(bucket.take()).toEqual({ taken: false, retryAfterMs: 1000 });
});

test('a long rest fills the bucket, but never beyond its capacity', () => {
  let now = 0;
  const bucket = createTokenBucket({ capacity: 2, perMinute: 60 }, () => now);
  bucket.take();
  now = 3_600_000;
  expect([bucket.take().taken, bucket.take().taken, bucket.take().taken]).toEqual([true, true, false]);
});

test('a token given back can be taken again', () => {
  const bucket = createTokenBucket({ capacity: 1, perMinute: 1 }, () => 0);
  bucket.take();
  bucket.giveBack();
  bucket.giveBack();
  expect([bucket.take().taken, bucket.take().taken]).toEqual([true, false]);
});
