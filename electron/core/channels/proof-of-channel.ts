import type { ProviderKind } from '#shared/domain/channel.ts';
import type { ChannelId } from '#shared/domain/ids.ts';

import { signingKeys } from './body-signature.ts';
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

/** The numbers that one webhook of a provider's account is about. */
export type HookAccount = {
  /** Whose secret the address holds: keeps what names no number of ours. */
  readonly home: ChannelId;
  /** The provider's own names of the account's numbers here, `home` included. */
  readonly numbers: readonly { readonly id: ChannelId; readonly account: string | null }[];
};

/**
 * The account whose webhook has this secret in its address, or null. Numbers of one account are those with the same
 * secret `accountKey`, and those that have been given the same hook secret.
 */
export function accountByHookSecret(
  proofKey: string,
  channels: readonly ProvableChannel[],
  asked: { readonly kind: ProviderKind; readonly secret: string; readonly accountKey: string | null },
): HookAccount | null {
  const ofKind = channels.filter(({ kind }) => kind === asked.kind);
  const candidates = ofKind
    .map((channel) => ({ token: channel.secrets.hookSecret ?? '', target: channel }))
    .filter(({ token }) => token !== '');
  const proven = matchProof(proofKey, asked.secret, candidates);
  const [home] = proven;
  if (home === undefined) return null;
  const keyOf = ({ secrets }: ProvableChannel) =>
    asked.accountKey === null ? undefined : secrets[asked.accountKey];
  const keys = new Set(proven.map(keyOf).filter((key) => key !== undefined));
  const members = ofKind.filter((channel) => proven.includes(channel) || keys.has(keyOf(channel) ?? ''));
  return {
    home: home.id,
    numbers: members.map(({ id, kind, config }) => ({ id, account: accountOf(kind, config) })),
  };
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

/** The channels of one provider by whose app a body is signed. */
export function channelsBySignature(
  channels: readonly ProvableChannel[],
  asked: { readonly kind: ProviderKind; readonly signature: string; readonly body: Uint8Array },
): ProvableChannel[] {
  const ofKind = channels.filter(({ kind }) => kind === asked.kind);
  const secrets = [...new Set(ofKind.flatMap((channel) => channel.secrets.appSecret ?? []))];
  const fitting = signingKeys(asked.signature, asked.body, secrets);
  return ofKind.filter((channel) => fitting.has(channel.secrets.appSecret ?? ''));
}

/** True when a channel of one provider has this verify token; takes the same time for every one. */
export function isVerifyToken(
  proofKey: string,
  channels: readonly ProvableChannel[],
  asked: { readonly kind: ProviderKind; readonly token: string },
): boolean {
  const candidates = channels
    .filter(({ kind }) => kind === asked.kind)
    .flatMap(({ id, secrets }) => (secrets.verifyToken ? [{ token: secrets.verifyToken, target: id }] : []));
  return matchProof(proofKey, asked.token, candidates).length > 0;
}
