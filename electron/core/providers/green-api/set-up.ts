import { saying, SaidError } from '#shared/domain/saying/saying.ts';

import type { SetUpAnswer } from '../provider.ts';
import type { Client } from './client.ts';
import type { GreenApiConfig, GreenApiSecrets } from './config.ts';
import { bodyOf } from './sign-in.ts';
import { differences, wantedSettings } from './settings.ts';

/**
 * Sets what Deskbell needs, only when something differs: setSettings restarts the instance, which takes up to five
 * minutes. Rejects with the provider's words when it cannot be read or set.
 */
export async function setUp(
  client: Client,
  config: GreenApiConfig,
  secrets: GreenApiSecrets,
  webhookUrl: string | null,
  signal: AbortSignal,
): Promise<SetUpAnswer> {
  const settings = bodyOf(await client.settings(signal), client);
  const wanted = wantedSettings(config.receive, webhookUrl, secrets.webhookToken);
  const changed = differences(settings, wanted);
  const isHomeless = config.receive === 'webhook' && webhookUrl === null;
  if (changed.length === 0) return { changed, note: isHomeless ? saying('homeless') : null };

  const saved = bodyOf(await client.post('setSettings', signal, { body: wanted, timeoutMs: 60_000 }), client);
  if (saved.saveSettings !== true) throw new SaidError(saying('settings-not-saved'));
  return { changed, note: saying(isHomeless ? 'restarts-homeless' : 'restarts') };
}
