import type { Provider } from '../provider.ts';
import { configSchema, secretsSchema, type GreenApiConfig, type GreenApiSecrets } from './config.ts';
import { connect } from './connection.ts';
import { eventType, normalise } from './normalise.ts';
import { probe } from './probe.ts';

/** Green API: WhatsApp through a linked device that the service keeps running. */
export const greenApi: Provider<GreenApiConfig, GreenApiSecrets> = {
  kind: 'green-api',
  configSchema,
  secretsSchema,
  secretNames: ['apiTokenInstance', 'webhookToken'],
  generatedSecrets: ['webhookToken'],
  webhookPath: (config) => (config.receive === 'webhook' ? '/whatsapp/webhook' : null),
  normalise,
  eventType,
  // 50 sends per second are allowed; a shop gains nothing by more than ten.
  sendIntervalMs: 100,
  probe,
  connect,
};
