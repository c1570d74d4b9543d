import type { ChannelId } from '#shared/domain/ids.ts';

import type { Clock } from '../platform/ports.ts';
import { createTokenBucket, type TokenBucket, type TokenBucketOptions } from '../platform/token-bucket.ts';
import type { Provider } from '../providers/provider.ts';

/** The limit of the account that a number belongs to: the same bucket for each of its numbers, also after a restart of one. */
export function createAccountBuckets(
  clock: Clock,
): (
  provider: Pick<Provider, 'kind' | 'account'>,
  id: ChannelId,
  secrets: Readonly<Record<string, string>>,
) => (options: TokenBucketOptions) => TokenBucket {
  const buckets = new Map<string, TokenBucket>();
  return ({ kind, account }, id, secrets) => {
    const key = JSON.stringify([kind, (account && secrets[account.by]) ?? id]);
    return (options) => {
      const bucket = buckets.get(key) ?? createTokenBucket(options, () => clock.monotonic());
      buckets.set(key, bucket);
      return bucket;
    };
  };
}
