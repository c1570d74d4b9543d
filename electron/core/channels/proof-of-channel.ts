import type { ProviderKind } from '#shared/domain/channel.ts';
import type { ChannelId } from '#shared/domain/ids.ts';

import { accountOf } from './same-account.ts';
import { matchProof, tokenOfAuthorization } from './webhook-proof.ts';

/** A running number and what proves that a caller speaks for it. */
export type ProvableChannel = {
  readonly id: ChannelId;
  readonly kind: ProviderKind;
  readonly config: unknown;
  readonly secrets: Readonly<Record<string, string>>;
};

/**
 * The channel of one provider that the request's Authorization header is the proof of, or null. `account` decides
 * between channels that share a token.
 */
export function channelByWebhookToken(
  proofKey: string,
  channels: readonly ProvableChannel[],
  asked: {
    readonly kind: ProviderKind;
    readonly authorization: string | undefined;
    readonly account: string | null;
  },
): ChannelId | null {
  const given = tokenOfAuthorization(asked.authorization);
  if (given === null) return null;
  const candidates = channels
    .filter(({ kind }) => kind === asked.kind)
    .map((channel) => ({ token: channel.secrets.webhookToken ?? '', target: channel }))
    .filter(({ token }) => token !== '');
  const matches = matchProof(proofKey, given, candidates);
  const named = matches.find(
    ({ kind, config }) => asked.account !== null && accountOf(kind, config) === asked.account,
  );
  return (named ?? matches[0])?.id ?? null;
}

/** The secret that goes with the account in addresses of other services, by provider. */
const accountKeys: Record<ProviderKind, string | null> = {
  'green-api': 'apiTokenInstance',
  wazzup24: 'apiKey',
  'meta-cloud': null,
  practice: null,
};

/** The channel of one provider whose own number and key these are, or null. Both are compared at once: the time tells neither. */
export function channelByAccountKey(
  proofKey: string,
  channels: readonly ProvableChannel[],
  asked: { readonly kind: ProviderKind; readonly account: string; readonly key: string },
): ChannelId | null {
  const secretName = accountKeys[asked.kind];
  if (secretName === null) return null;
  const candidates = channels
    .filter(({ kind }) => kind === asked.kind)
    .flatMap((channel) => {
      const [account, key] = [accountOf(channel.kind, channel.config), channel.secrets[secretName]];
      return account === null || key === undefined
        ? []
        : [{ token: JSON.stringify([account, key]), target: channel.id }];
    });
  return matchProof(proofKey, JSON.stringify([asked.account, asked.key]), candidates)[0] ?? null;
}
