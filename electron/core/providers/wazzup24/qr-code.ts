import { saying } from '#shared/domain/saying/saying.ts';

import { isFields, idText, text } from '../lenient.ts';
import type { QrAnswer } from '../provider.ts';
import { connectionOfChannel } from './channel-state.ts';
import type { Client } from './client.ts';
import type { WazzupConfig } from './config.ts';
import { connectionOfFailure } from './errors.ts';

/** WhatsApp renews its codes within a minute; Wazzup24 tells each new one. */
const codeLife = 60_000;

export type HeardCode = { readonly imageBase64: string; readonly at: number };

/** The code that came by the webhook last, as long as it can still be scanned. */
export async function qr(
  client: Client,
  config: WazzupConfig,
  heard: () => HeardCode | null,
  now: () => number,
  signal: AbortSignal,
): Promise<QrAnswer> {
  const answer = await client.get('/v3/channels', signal);
  if (answer.kind === 'failure')
    return { kind: 'not-ready', detail: connectionOfFailure(answer.failure, client.secrets).detail };
  const channel = (Array.isArray(answer.body) ? answer.body : [])
    .filter(isFields)
    .find((one) => idText(one, 'channelId') === config.channelId);
  const { state, detail } = connectionOfChannel(channel ? (text(channel, 'state') ?? '') : 'missing');
  if (state === 'works') return { kind: 'signed-in' };
  const code = heard();
  const left = code === null ? 0 : Math.round((code.at + codeLife - now()) / 1000);
  if (code !== null && left > 0)
    return { kind: 'code', imageBase64: code.imageBase64, expiresInSeconds: Math.min(left, codeLife / 1000) };
  return {
    kind: 'not-ready',
    detail: state === 'signed-out' ? saying('wazzup-code-wanted') : (detail ?? saying('no-code-yet')),
  };
}
