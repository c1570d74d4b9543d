import { whatsAppNumberOf } from '#shared/domain/phone.ts';
import { saying, SaidError } from '#shared/domain/saying/saying.ts';

import type { QrAnswer } from '../provider.ts';
import type { Answer, Client } from './client.ts';
import { cleanDetail } from '../clean-detail.ts';
import { connectionOfFailure } from './errors.ts';
import { isFields, text, type Fields } from '../lenient.ts';

/** Green API renews the code after 20 s. */
const qrSeconds = 20;
/** Asking WhatsApp for a code takes long while the instance starts. */
const signInTimeout = 60_000;

/** The code to scan, as base64 PNG without a prefix. */
export async function qr(client: Client, signal: AbortSignal): Promise<QrAnswer> {
  const answer = await client.get('qr', signal, { timeoutMs: signInTimeout });
  if (answer.kind === 'failure') {
    return { kind: 'not-ready', detail: connectionOfFailure(answer.failure, client.secrets).detail };
  }
  const body: Fields = isFields(answer.body) ? answer.body : {};
  const message = text(body, 'message') ?? '';
  // "error: Instance has auth" says the same as "alreadyLogged".
  if (body.type === 'alreadyLogged' || (body.type === 'error' && /has auth/i.test(message)))
    return { kind: 'signed-in' };
  if (body.type === 'qrCode' && message !== '') {
    return {
      kind: 'code',
      imageBase64: message.replace(/^data:image\/png;base64,/, ''),
      expiresInSeconds: qrSeconds,
    };
  }
  return { kind: 'not-ready', detail: saying('no-code-yet', { said: cleanDetail(message, client.secrets) }) };
}

/** A code to type into WhatsApp on the phone. Rejects with the provider's words when there is none. */
export async function phoneCode(
  client: Client,
  phone: string,
  signal: AbortSignal,
): Promise<{ code: string }> {
  const body = bodyOf(
    await client.post('getAuthorizationCode', signal, {
      body: { phoneNumber: Number(whatsAppNumberOf(phone)) },
      timeoutMs: signInTimeout,
    }),
    client,
  );
  const code = text(body, 'code');
  if (code !== null && body.status !== false) return { code };
  const said = cleanDetail(text(body, 'message', 'reason') ?? '', client.secrets);
  throw new SaidError(saying('no-phone-code', { provider: 'Green API', said }));
}

/** Signs the number out of WhatsApp. Rejects when Green API did not. */
export async function signOut(client: Client, signal: AbortSignal): Promise<void> {
  const body = bodyOf(await client.get('logout', signal, { timeoutMs: signInTimeout }), client);
  if (body.isLogout !== true) throw new SaidError(saying('not-signed-out', { provider: 'Green API' }));
}

/** The object that a call answered; rejects with words that are fit to be shown. */
export function bodyOf(answer: Answer, client: Client): Fields {
  if (answer.kind === 'failure')
    throw new SaidError(connectionOfFailure(answer.failure, client.secrets).detail);
  return isFields(answer.body) ? answer.body : {};
}
