import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';

import FormData from 'form-data';

import type { HttpFailure } from '../../platform/http-client.ts';
import type { Clock } from '../../platform/ports.ts';
import { idText, isFields, rows, type Fields } from '../lenient.ts';
import type { OutgoingMessage, SendOutcome } from '../provider.ts';
import type { Client } from './client.ts';
import { errorOfBody, meaningOf } from './error-codes.ts';
import { failed, sendOutcomeOf } from './outcomes.ts';
import { fileKindOf, largestFile, type OutgoingFile } from './outgoing-file.ts';
import { createPace, type Pace } from './pace.ts';
import { recipientOf } from './recipient.ts';
import { templateContent } from './template-content.ts';

/** Characters. */
const longestText = 4096;
const longestCaption = 1024;
/** A large file over a slow line. */
const uploadTimeout = 15 * 60_000;

export type Send = (message: OutgoingMessage, signal: AbortSignal) => Promise<SendOutcome>;

type Sending = {
  readonly client: Client;
  readonly phoneNumberId: string;
  readonly pace: Pace;
  /** Messages that were refused once for no reason that Meta can name. */
  readonly unexplained: Set<string>;
};

/** Hands messages of one number over; remembers how often each recipient was refused. The result never rejects. */
export function createSend(client: Client, phoneNumberId: string, clock: Clock): Send {
  const sending: Sending = { client, phoneNumberId, pace: createPace(clock), unexplained: new Set() };
  return async (message, signal) => {
    const refusal = await refusalAtOnce(message);
    if (refusal) return refusal;
    if (signal.aborted) return retry('interrupted', null);
    const wait = sending.pace.take(message.to);
    if (wait > 0) {
      // WhatsApp takes ten messages a minute for one customer.
      return { kind: 'retry', failure: { code: 'rate-limited', detail: null }, afterMs: wait };
    }
    if (message.template) return handOver(sending, message, templateContent(message.template), signal);
    if (!message.file) return handOver(sending, message, textContent(message.text), signal);
    const uploaded = await upload(sending, message, message.file, signal);
    if ('kind' in uploaded) return uploaded;
    return handOver(sending, message, fileContent(message.file, uploaded.id, message.text), signal);
  };
}

/** What cannot be accepted is refused before the network is asked. */
async function refusalAtOnce({ text, file, template }: OutgoingMessage): Promise<SendOutcome | null> {
  // Its words stand at Meta, and how long they may be was judged there.
  if (template) return null;
  const most = file ? longestCaption : longestText;
  if (text.length > most) return failed('text-too-long', `${text.length} of ${most} characters`);
  if (file && file.size > largestFile) return failed('file-too-large', '100 MB at most');
  return file && !(await isReadable(file.path)) ? failed('file-missing', null) : null;
}

async function handOver(
  sending: Sending,
  message: OutgoingMessage,
  content: Fields,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const recipient = recipientOf(message.to);
  if (recipient === null) return failed('invalid-recipient', null);
  const quoted = message.quotedProviderMessageId;
  const body = {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...recipient,
    ...(quoted === null ? {} : { context: { message_id: quoted } }),
    // Comes back with every status: what settles a send whose answer was lost.
    biz_opaque_callback_data: message.outboxId,
    ...content,
  };
  const path = `${sending.phoneNumberId}/messages`;
  const answer = await sending.client.post(path, signal, { name: 'send', body });
  if (answer.kind === 'failure') return stoppedOr(outcomeOf(sending, answer.failure, message), signal);
  const id = isFields(answer.body) ? idText(rows(answer.body, 'messages')[0] ?? {}, 'id') : null;
  if (id === null) {
    return { kind: 'unknown', failure: { code: 'provider-error', detail: null } };
  }
  sending.pace.accepted(message.to);
  sending.unexplained.delete(message.outboxId);
  return { kind: 'accepted', providerMessageId: id };
}

/** What a failure means, with what was refused before; and remembers it. */
function outcomeOf(sending: Sending, failure: HttpFailure, message: OutgoingMessage): SendOutcome {
  const { client, pace, unexplained } = sending;
  const outcome = sendOutcomeOf(failure, client.secrets, {
    pair: pace.refusalsOf(message.to),
    unexplained: unexplained.has(message.outboxId) ? 1 : 0,
  });
  const code = failure.kind === 'status' ? (errorOfBody(failure.body, client.secrets)?.code ?? null) : null;
  const meaning = code === null ? null : meaningOf(code);
  if (meaning?.kind === 'pair-rate') pace.refused(message.to);
  if (meaning?.kind === 'once' && outcome.kind === 'retry') unexplained.add(message.outboxId);
  else unexplained.delete(message.outboxId);
  return outcome;
}

/** Uploads; nothing has been sent yet, so whatever was lost here may be done again. */
async function upload(
  sending: Sending,
  message: OutgoingMessage,
  file: OutgoingFile,
  signal: AbortSignal,
): Promise<{ readonly id: string } | SendOutcome> {
  const form = new FormData();
  form.append('messaging_product', 'whatsapp');
  form.append('type', file.mimeType);
  const stream = createReadStream(file.path);
  // The name that the customer sees goes with the message: a part's header is no place for letters beyond ASCII.
  form.append('file', stream, { filename: 'file', contentType: file.mimeType, knownLength: file.size });
  try {
    const options = { name: 'upload', form, timeoutMs: uploadTimeout };
    const answer = await sending.client.post(`${sending.phoneNumberId}/media`, signal, options);
    if (answer.kind === 'failure')
      return stoppedOr(harmless(outcomeOf(sending, answer.failure, message)), signal);
    const id = isFields(answer.body) ? idText(answer.body, 'id') : null;
    return id === null ? retry('provider-error', 'an answer without the id of the file') : { id };
  } finally {
    stream.destroy();
  }
}

function textContent(text: string): Fields {
  return { type: 'text', text: { body: text, preview_url: /https?:\/\//i.test(text) } };
}

function fileContent(file: OutgoingFile, id: string, words: string): Fields {
  const kind = fileKindOf(file, words !== '');
  return {
    type: kind,
    [kind]: {
      id,
      ...(kind === 'audio' || words === '' ? {} : { caption: words }),
      ...(kind === 'document' ? { filename: file.fileName } : {}),
    },
  };
}

async function isReadable(path: string): Promise<boolean> {
  return access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
}

function harmless(outcome: SendOutcome): SendOutcome {
  return outcome.kind === 'unknown' ? { ...outcome, kind: 'retry', afterMs: null } : outcome;
}

function stoppedOr(outcome: SendOutcome, signal: AbortSignal): SendOutcome {
  const wasStopped = signal.aborted && (outcome.kind === 'unknown' || outcome.kind === 'retry');
  return wasStopped ? { ...outcome, failure: { code: 'interrupted', detail: null } } : outcome;
}

function retry(code: 'provider-error' | 'interrupted', detail: string | null): SendOutcome {
  return { kind: 'retry', failure: { code, detail }, afterMs: null };
}

/** The body of an answer about a file: its address, fresh for five minutes; null when there is none. */
export function urlOf(body: unknown): string | null {
  const url = isFields(body) ? body.url : null;
  return typeof url === 'string' && url !== '' ? url : null;
}
