import type { Provider } from '../providers/provider.ts';
import type { ProvableChannel } from './proof-of-channel.ts';

type AccountOf = Pick<Provider, 'kind' | 'account'>;
type Kept = Readonly<Record<string, string>>;

/** The numbers of the provider's account that these secrets open; they have one webhook. */
export function ofSameAccount(
  channels: readonly ProvableChannel[],
  { kind, account }: AccountOf,
  secrets: Kept,
): ProvableChannel[] {
  const key = account && secrets[account.by];
  if (account === undefined || key === undefined) return [];
  return channels.filter((channel) => channel.kind === kind && channel.secrets[account.by] === key);
}

/** The made-up secrets that a new number takes over from another one of its account. */
export function sharedSecrets(
  channels: readonly ProvableChannel[],
  provider: AccountOf,
  secrets: Kept,
): Record<string, string> {
  const known = ofSameAccount(channels, provider, secrets)[0]?.secrets ?? {};
  return Object.fromEntries(
    (provider.account?.shares ?? []).flatMap((name) => {
      const value = known[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
