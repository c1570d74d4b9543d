import type { Provider } from '../provider.ts';
import { configSchema, secretsSchema, type MetaConfig, type MetaSecrets } from './config.ts';
import { connect } from './connection.ts';
import { concerns, eventType } from './envelope.ts';
import { normalise } from './normalise.ts';
import { probe } from './probe.ts';

/** Meta's own Cloud API: a number of the business itself, without a phone behind it. */
export const metaCloud: Provider<MetaConfig, MetaSecrets> = {
  kind: 'meta-cloud',
  configSchema,
  secretsSchema,
  secretNames: ['accessToken', 'appSecret', 'verifyToken'],
  generatedSecrets: ['verifyToken'],
  // One app calls one address, with one verify token; what each number needs beside it is set for each.
  account: { by: 'appSecret', shares: ['verifyToken'] },
  webhookPath: () => '/api/v1/webhooks/whatsapp',
  normalise,
  eventType,
  concerns,
  countsChecks: true,
  // Twenty a second are allowed to a number that is on a phone too; that is in and out together.
  sendIntervalMs: 100,
  probe,
  connect,
};
