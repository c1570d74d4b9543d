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
import { createPace } from './pace.ts';
import { recipientOf } from './recipient.ts';

/** Characters. */
const longestText = 4096;
const longestCaption = 1024;
/** A large file over a slow line. */
const uploadTimeout = 15 * 60_000;

export type Send = (message: OutgoingMessage, signal: AbortSignal) => Promise<SendOutcome>;

/** Hands messages of one number over; remembers how often each recipient was refused. The result never rejects. */
export function createSend(client: Client, phoneNumberId: string, clock: Clock): Send {
  const pace = createPace(clock);
  /** Messages that were refused once for no reason that Meta can name. */
  const unexplained = new Set<string>();

  const outcomeOfFailure = (failure: HttpFailure, message: OutgoingMessage): SendOutcome => {
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
  };

  const handOver = async (
    message: OutgoingMessage,
    content: Fields,
    signal: AbortSignal,
  ): Promise<SendOutcome> => {
    const recipient = recipientOf(message.to);
    if (recipient === null) return failed('invalid-recipient', null);
    const body = {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      ...recipient,
      ...(message.quotedProviderMessageId === null
        ? {}
        : { context: { message_id: message.quotedProviderMessageId } }),
      // Comes back with every status: what settles a send whose answer was lost.
      biz_opaque_callback_data: message.outboxId,
      ...content,
    };
    const answer = await client.post(`${phoneNumberId}/messages`, signal, { name: 'send', body });
    if (answer.kind === 'failure') return stoppedOr(outcomeOfFailure(answer.failure, message), signal);
    const id = isFields(answer.body) ? idText(rows(answer.body, 'messages')[0] ?? {}, 'id') : null;
    if (id === null) {
      const detail = 'an answer without the id of the message';
      return { kind: 'unknown', failure: { code: 'provider-error', detail } };
    }
    pace.accepted(message.to);
    unexplained.delete(message.outboxId);
    return { kind: 'accepted', providerMessageId: id };
  };

  /** Uploads; nothing has been sent yet, so whatever was lost here may be done again. */
  const upload = async (
    message: OutgoingMessage,
    file: OutgoingFile,
    signal: AbortSignal,
  ): Promise<{ readonly id: string } | SendOutcome> => {
    const form = new FormData();
    form.append('messaging_product', 'whatsapp');
    form.append('type', file.mimeType);
    const stream = createReadStream(file.path);
    // The name that the customer sees goes with the message: a part's header is no place for letters beyond ASCII.
    form.append('file', stream, { filename: 'file', contentType: file.mimeType, knownLength: file.size });
    try {
      const options = { name: 'upload', form, timeoutMs: uploadTimeout };
      const answer = await client.post(`${phoneNumberId}/media`, signal, options);
      if (answer.kind === 'failure')
        return stoppedOr(harmless(outcomeOfFailure(answer.failure, message)), signal);
      const id = isFields(answer.body) ? idText(answer.body, 'id') : null;
      if (id !== null) return { id };
      return retry('provider-error', 'an answer without the id of the file');
    } finally {
      stream.destroy();
    }
  };

  return async (message, signal) => {
    const tooLong = message.text.length > (message.file ? longestCaption : longestText);
    if (tooLong) {
      const most = message.file ? longestCaption : longestText;
      return failed('text-too-long', `${message.text.length} of ${most} characters`);
    }
    if (message.file && message.file.size > largestFile) return failed('file-too-large', '100 MB at most');
    if (message.file && !(await isReadable(message.file.path))) return failed('file-missing', null);
    if (signal.aborted) return retry('interrupted', null);
    const wait = pace.take(message.to);
    if (wait > 0) {
      const detail = 'WhatsApp takes ten messages a minute for one customer';
      return { kind: 'retry', failure: { code: 'rate-limited', detail }, afterMs: wait };
    }
    if (!message.file) return handOver(message, textContent(message.text), signal);
    const uploaded = await upload(message, message.file, signal);
    if ('kind' in uploaded) return uploaded;
    return handOver(message, fileContent(message.file, uploaded.id, message.text), signal);
  };
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
