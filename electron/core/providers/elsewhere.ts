import { saying, type Saying } from '#shared/domain/saying/saying.ts';

/** That a provider calls an address which is not ours; only its host is told: the rest may hold a secret. */
export function elsewhere(provider: string, address: string): Saying {
  return URL.canParse(address)
    ? saying('webhook-elsewhere', { provider, host: new URL(address).host })
    : saying('webhook-unreadable', { provider });
}
