import type { ProviderKind } from '#shared/domain/channel.ts';
import type { ChannelId } from '#shared/domain/ids.ts';

import type { Provider } from '../providers/provider.ts';
import {
  accountByHookSecret,
  channelByAccountKey,
  channelByWebhookToken,
  channelsBySignature,
  isVerifyToken,
  type HookAccount,
  type ProvableChannel,
} from './proof-of-channel.ts';

/** Which running numbers a caller of the public listener speaks for. Every comparison takes the same time for all. */
export type Proofs = {
  /** The channel of one provider that the request's Authorization header is the proof of, or null. */
  byWebhookToken(
    kind: ProviderKind,
    authorization: string | undefined,
    account: string | null,
  ): ChannelId | null;
  /** The channel of one provider whose own number and key a caller knows, or null. */
  byAccountKey(kind: ProviderKind, account: string, key: string): ChannelId | null;
  /** The numbers that share the webhook with this secret in its address; null when it is nobody's. */
  byHookSecret(kind: ProviderKind, secret: string): HookAccount | null;
  /** True when this is the verify token of a running number. */
  isVerifyToken(kind: ProviderKind, token: string): boolean;
  /** True while a number of this provider is running. */
  has(kind: ProviderKind): boolean;
  /**
   * The numbers of one provider that a signed body is about; [] when it names none of those whose app has signed it,
   * null when nobody's has. A body that cannot be read goes to one of them, to be shown.
   */
  bySignature(kind: ProviderKind, signature: string, body: Uint8Array): ChannelId[] | null;
};

/** `proofKey` is made anew for each run; `provable` are the numbers that run now. */
export function createProofs(deps: {
  readonly proofKey: string;
  readonly provable: () => ProvableChannel[];
  readonly provider: (kind: ProviderKind) => Provider;
}): Proofs {
  const { proofKey, provable } = deps;
  return {
    byWebhookToken: (kind, authorization, account) =>
      channelByWebhookToken(proofKey, provable(), { kind, authorization, account }),
    byAccountKey: (kind, account, key) => channelByAccountKey(proofKey, provable(), { kind, account, key }),
    byHookSecret(kind, secret) {
      const accountKey = deps.provider(kind).account?.by ?? null;
      return accountByHookSecret(proofKey, provable(), { kind, secret, accountKey });
    },
    isVerifyToken: (kind, token) => isVerifyToken(proofKey, provable(), { kind, token }),
    has: (kind) => provable().some((channel) => channel.kind === kind),
    bySignature(kind, signature, body) {
      const signed = channelsBySignature(provable(), { kind, signature, body });
      const [first] = signed;
      if (first === undefined) return null;
      const json = jsonOf(body);
      if (json === undefined) return [first.id];
      const provider = deps.provider(kind);
      return signed.filter(({ config }) => provider.concerns?.(json, config) ?? true).map(({ id }) => id);
    },
  };
}

/** Undefined for what is no JSON. */
function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown;
  } catch {
    return undefined;
  }
}
