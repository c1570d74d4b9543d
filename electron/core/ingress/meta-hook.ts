import type { ChannelId } from '#shared/domain/ids.ts';

import { isSignatureHeader } from '../channels/body-signature.ts';
import type { HookHead, HookRoute } from './hook-route.ts';

/** The core's side of Meta's hook. */
export type MetaHooks = {
  /** True when this is the verify token of a running number; takes the same time for every one. */
  metaVerifyToken(token: string): Promise<boolean>;
  /** True while a number of Meta's is running: nobody else can have a right signature. */
  hasMetaNumber(): boolean;
  /**
   * The numbers that a body is about, of those whose app has signed it; empty when it names none that is here, null when
   * nobody's app has signed it.
   */
  metaChannels(signature: string, body: Uint8Array): Promise<readonly ChannelId[] | null>;
  /** Stores the raw body durably, for a number or (null) for nobody; rejects when it could not be stored. */
  receive(channelId: ChannelId | null, body: Uint8Array): Promise<void>;
};

const path = '/api/v1/webhooks/whatsapp';

/**
 * `GET` proves to Meta, once, that the address is ours: it has no signature. `POST` brings up to 1,000 updates, about any
 * numbers of the app. What has the right proof is kept and answered 200, because Meta repeats for a week whatever is not.
 */
export function metaHooks(hooks: MetaHooks): HookRoute[] {
  return [verification(hooks), notification(hooks)];
}

function verification(hooks: MetaHooks): HookRoute {
  return {
    name: 'meta verification',
    method: 'GET',
    path,
    refusedStatus: 403,
    async prove(head) {
      const { mode, token, challenge } = asked(head);
      if (mode !== 'subscribe' || token === null || challenge === null) return false;
      return hooks.metaVerifyToken(token);
    },
    take(head) {
      const { challenge } = asked(head);
      return Promise.resolve({
        status: 200,
        contentType: 'text/plain; charset=utf-8',
        text: challenge ?? '',
      });
    },
  };
}

/** What Meta asks; a parameter that stands there twice is none. */
function asked({ rawQuery }: HookHead) {
  const query = new URLSearchParams(rawQuery);
  const only = (name: string): string | null => {
    const values = query.getAll(name);
    return values.length === 1 ? (values[0] ?? null) : null;
  };
  return { mode: only('hub.mode'), token: only('hub.verify_token'), challenge: only('hub.challenge') };
}

function notification(hooks: MetaHooks): HookRoute {
  const signatureOf = ({ headers }: HookHead) => headers['x-hub-signature-256'];
  return {
    name: 'meta',
    method: 'POST',
    path,
    refusedStatus: 401,
    // The signature is over the body: here only what cannot be one is refused.
    prove: (head) => Promise.resolve(isSignatureHeader(signatureOf(head)) && hooks.hasMetaNumber()),
    async take(head, body) {
      const signature = signatureOf(head);
      const channels = isSignatureHeader(signature) ? await hooks.metaChannels(signature, body) : null;
      if (channels === null) return null;
      // Started together, they share one write.
      const addressees = channels.length > 0 ? channels : [null];
      await Promise.all(addressees.map((channelId) => hooks.receive(channelId, body)));
      return { status: 200, contentType: 'application/json; charset=utf-8', text: '{}' };
    },
  };
}
