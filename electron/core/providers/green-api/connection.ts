import type { Connection, ConnectionContext } from '../provider.ts';
import { backfill } from './backfill.ts';
import { check } from './check.ts';
import { createClient } from './client.ts';
import type { GreenApiConfig, GreenApiSecrets } from './config.ts';
import { isFields, text } from '../lenient.ts';
import { listen } from './listen.ts';
import { lookUp } from './look-up.ts';
import { mayFetch } from './media-address.ts';
import { send } from './send.ts';
import { setUp } from './set-up.ts';
import { settle } from './settle.ts';
import { phoneCode, qr, signOut } from './sign-in.ts';

/** The network side of one instance. Keeps nothing but the times of its calls, and for a moment the settings. */
export function connect(context: ConnectionContext<GreenApiConfig, GreenApiSecrets>): Connection {
  const { config, secrets, clock, random, log } = context;
  const client = createClient({ config, secrets, clock, log });
  return {
    send: (message, signal) => send(client, message, signal),
    settle: (query, signal) => settle(client, query, clock.now(), signal),
    check: (signal) => check(client, config, secrets, context.webhookUrls?.()[0] ?? null, signal),
    setUp: ({ url }, signal) => setUp(client, config, secrets, url, signal),
    qr: (signal) => qr(client, signal),
    phoneCode: (phone, signal) => phoneCode(client, phone, signal),
    signOut: (signal) => signOut(client, signal),
    async markRead(chatId, signal) {
      await client.post('readChat', signal, { body: { chatId } });
    },
    async mediaUrl(chatId, idMessage, signal) {
      const answer = await client.post('downloadFile', signal, { body: { chatId, idMessage } });
      const url = answer.kind === 'answer' && isFields(answer.body) ? text(answer.body, 'downloadUrl') : null;
      return url !== null && mayFetch(url, config.apiUrl) ? url : null;
    },
    mediaHeaders: () => ({}),
    mayFetch: (url) => mayFetch(url, config.apiUrl),
    lookUp: (identifier, signal) => lookUp(client, identifier, signal),
    backfill: (since, deliver, signal) => backfill(client, since, clock.now(), deliver, signal),
    ...(config.receive === 'polling'
      ? {
          listen: (deliver, report, signal) =>
            listen({ client, clock, random, log }, deliver, report, signal),
        }
      : {}),
  };
}
