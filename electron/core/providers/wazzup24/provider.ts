import type { Provider } from '../provider.ts';
import { configSchema, secretsSchema, type WazzupConfig, type WazzupSecrets } from './config.ts';
import { connect } from './connection.ts';
import { eventType, normalise } from './normalise.ts';
import { probe } from './probe.ts';

/** Wazzup24 (API v3): WhatsApp by a linked device or the WhatsApp Business API, through one account for several numbers. */
export const wazzup24: Provider<WazzupConfig, WazzupSecrets> = {
  kind: 'wazzup24',
  configSchema,
  secretsSchema,
  secretNames: ['apiKey', 'hookSecret'],
  generatedSecrets: ['hookSecret'],
  account: { by: 'apiKey', shares: ['hookSecret'], hasOneWebhook: true },
  keepsNothing: true,
  splitsCaptions: true,
  webhookPath: (_config, _channelId, { hookSecret }) =>
    hookSecret === undefined ? null : `/hooks/wazzup24/${encodeURIComponent(hookSecret)}`,
  normalise,
  eventType,
  // 500 requests in five seconds are allowed to an account; ten a second leave room for several numbers.
  sendIntervalMs: 100,
  probe,
  connect,
};
