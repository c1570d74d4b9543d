import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';

import FormData from 'form-data';

import type { OutgoingMessage, SendOutcome } from '../provider.ts';
import type { Answer, Client } from './client.ts';
import { failed, sendOutcomeOf, wordsOf } from './errors.ts';
import { idText, isFields } from '../lenient.ts';

/** Characters of a text, also of a caption (the collection's note on uploads). */
const longestText = 20_000;
const largestFile = 100 * 1024 * 1024;
/** A large file over a slow line. */
const uploadTimeout = 15 * 60_000;

/** Hands one message over. Never rejects. What cannot be accepted is refused before the network is asked. */
export async function send(
  client: Client,
  message: OutgoingMessage,
  signal: AbortSignal,
): Promise<SendOutcome> {
  if (message.text.length > longestText) {
    return failed('text-too-long', `${message.text.length} of ${longestText} characters`);
  }
  if (signal.aborted) return { kind: 'retry', failure: { code: 'interrupted', detail: null }, afterMs: null };
  if (message.file) return sendFile(client, message, message.file, signal);
  const body = {
    chatId: message.to,
    message: message.text,
    ...(message.quotedProviderMessageId === null ? {} : { quotedMessageId: message.quotedProviderMessageId }),
  };
  return outcomeOf(await client.post('sendMessage', signal, { body }), client, signal);
}

async function sendFile(
  client: Client,
  message: OutgoingMessage,
  file: NonNullable<OutgoingMessage['file']>,
  signal: AbortSignal,
): Promise<SendOutcome> {
  if (file.size > largestFile) return failed('file-too-large', '100 MB at most');
  try {
    await access(file.path, constants.R_OK);
  } catch {
    return failed('file-missing', null);
  }
  const form = new FormData();
  form.append('chatId', message.to);
  form.append('fileName', file.fileName);
  if (message.text !== '') form.append('caption', message.text);
  if (message.quotedProviderMessageId !== null)
    form.append('quotedMessageId', message.quotedProviderMessageId);
  // The real name travels in the field above: a part's header is no place for quotes and letters beyond ASCII.
  const stream = createReadStream(file.path);
  form.append('file', stream, {
    filename: file.fileName.replace(/[^\w.-]+/g, '_'),
    contentType: /^[\w.+-]+\/[\w.+-]+/.exec(file.mimeType)?.[0] ?? 'application/octet-stream',
    knownLength: file.size,
  });
  try {
    const answer = await client.post('sendFileByUpload', signal, { form, timeoutMs: uploadTimeout });
    return outcomeOf(answer, client, signal);
  } finally {
    stream.destroy();
  }
}

function outcomeOf(answer: Answer, client: Client, signal: AbortSignal): SendOutcome {
  if (answer.kind === 'failure') {
    const outcome = sendOutcomeOf(answer.failure, client.secrets);
    const wasStopped = signal.aborted && (outcome.kind === 'unknown' || outcome.kind === 'retry');
    return wasStopped ? { ...outcome, failure: { code: 'interrupted', detail: null } } : outcome;
  }
  const { body } = answer;
  const providerMessageId = isFields(body) ? idText(body, 'idMessage') : null;
  if (providerMessageId !== null) return { kind: 'accepted', providerMessageId };
  // Seen on the sister products: a refusal with status 200.
  if (isFields(body) && body.status === false)
    return failed('refused-by-provider', wordsOf(body, client.secrets));
  return {
    kind: 'unknown',
    failure: { code: 'provider-error', detail: null },
  };
}
