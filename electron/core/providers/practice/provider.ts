import { z } from 'zod';

import type { Provider } from '../provider.ts';
import { normaliseBody, practiceEventType } from './body.ts';
import { openLine } from './line.ts';

/** The built-in simulated line: a demo salon with customers who write and answer. No account, no network. */
export const practice: Provider = {
  kind: 'practice',
  configSchema: z.object({}),
  secretsSchema: z.object({}),
  secretNames: [],
  generatedSecrets: [],
  webhookPath: () => null,
  normalise: (_source, body) => normaliseBody(body),
  eventType: practiceEventType,
  sendIntervalMs: 300,
  connect: openLine,
};
