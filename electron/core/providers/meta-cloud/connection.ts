import type { Connection, ConnectionContext } from '../provider.ts';
import { check } from './check.ts';
import { createClient } from './client.ts';
import type { MetaConfig, MetaSecrets } from './config.ts';
import { mayFetch } from './media-address.ts';
import { createSend, urlOf } from './send.ts';
import { setUp } from './set-up.ts';
import { createTemplates } from './templates.ts';

/** Media ids out of webhooks live for seven days. */
const mediaLife = 7 * 24 * 60 * 60_000;
/** "Is typing" is shown for 25 s; asked again sooner, it changes nothing. */
const typingPause = 20_000;

/** The network side of one number. Keeps nothing but the pace of its recipients. */
export function connect(context: ConnectionContext<MetaConfig, MetaSecrets>): Connection {
  const { config, secrets, clock, log } = context;
  const client = createClient({ config, secrets, clock, log });
  const webhookUrl = () => context.webhookUrls?.()[0] ?? null;
  let typed = { messageId: '', at: Number.NEGATIVE_INFINITY };

  const mark = (messageId: string, isTyping: boolean, signal: AbortSignal) =>
    client.post(`${config.phoneNumberId}/messages`, signal, {
      name: isTyping ? 'typing' : 'mark read',
      body: {
        messaging_product: 'whatsapp',
        status: 'read',
        message_id: messageId,
        ...(isTyping ? { typing_indicator: { type: 'text' } } : {}),
      },
    });

  return {
    send: createSend(client, config.phoneNumberId, clock),
    // Meta has no history: a status that carries our id is the only proof, and comes by itself.
    settle: () => Promise.resolve({ kind: 'cannot-tell' }),
    check: (signal) => check({ client, config, secrets, webhookUrl, now: () => clock.now() }, signal),
    setUp: ({ url }, signal) => setUp(client, config, secrets, url, signal),
    async markRead(_chatId, signal, newestIncoming) {
      if (newestIncoming) await mark(newestIncoming, false, signal);
    },
    async showTyping(newestIncoming, signal) {
      const now = clock.monotonic();
      if (typed.messageId === newestIncoming && now - typed.at < typingPause) return;
      typed = { messageId: newestIncoming, at: now };
      await mark(newestIncoming, true, signal);
    },
    async mediaUrl(_chatId, _providerMessageId, signal, mediaId) {
      if (!mediaId) return null;
      const path = encodeURIComponent(mediaId);
      const query = { phone_number_id: config.phoneNumberId };
      const answer = await client.get(path, signal, { name: 'media', query });
      const url = answer.kind === 'answer' ? urlOf(answer.body) : null;
      return url !== null && mayFetch(url, config.graphUrl) ? url : null;
    },
    keepsMediaFor: mediaLife,
    mediaHeaders: (url): Record<string, string> =>
      mayFetch(url, config.graphUrl) ? { Authorization: `Bearer ${secrets.accessToken}` } : {},
    templates: createTemplates(client, config.businessAccountId),
    mayFetch: (url) => mayFetch(url, config.graphUrl),
  };
}
