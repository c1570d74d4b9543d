import { inTurn } from '../../platform/in-turn.ts';
import { mayFetch } from '../green-api/media-address.ts';
import type { Connection, ConnectionContext } from '../provider.ts';
import { check } from './check.ts';
import { accountLimit, createClient } from './client.ts';
import type { WazzupConfig, WazzupSecrets } from './config.ts';
import { createCrmIds } from './crm-ids.ts';
import { qr, type HeardCode } from './qr-code.ts';
import { send } from './send.ts';
import { setUp } from './webhooks.ts';

/** The network side of one channel. Keeps nothing but the last code to scan. */
export function connect(context: ConnectionContext<WazzupConfig, WazzupSecrets>): Connection {
  const { config, secrets, clock, log, publish } = context;
  const bucket = context.accountBucket?.(accountLimit);
  const client = createClient({ config, secrets, clock, log, ...(bucket ? { bucket } : {}) });
  const ourUrls = () => context.webhookUrls?.() ?? [];
  // A check in the middle of a set-up would tell of an address that is just being changed.
  const turn = inTurn();
  const crmIds = createCrmIds(clock);
  let heard: HeardCode | null = null;
  return {
    send: (message, signal) => send({ client, config, publish, crmIds }, message, signal),
    // Wazzup24 has no history: only an echo or a person can say.
    settle: () => Promise.resolve({ kind: 'cannot-tell' }),
    check: (signal) => turn(() => check(client, config, ourUrls(), signal)),
    setUp: ({ url }, signal) => turn(() => setUp(client, url, ourUrls(), signal)),
    qr: (signal) =>
      qr(
        client,
        config,
        () => heard,
        () => clock.now(),
        signal,
      ),
    hearQr(imageBase64, at) {
      if (heard === null || at >= heard.at) heard = { imageBase64, at };
    },
    // Its files are public: the key stays here.
    mediaHeaders: () => ({}),
    mayFetch: (url) => mayFetch(url, config.apiUrl),
  };
}
