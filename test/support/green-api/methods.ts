import { newMessageId, type RecordedRequest } from './instance.ts';
import type { SimulatedLine } from './line.ts';
import { chatIdOf, lidOf, phoneOf } from './people.ts';
import { messageWebhook, say, type Body } from './webhooks.ts';

export type Reply = { readonly status: number; readonly body: unknown };
type Handler = (line: SimulatedLine, request: RecordedRequest) => Reply | Promise<Reply>;

const ok = (body: unknown): Reply => ({ status: 200, body });
const refuse = (body: unknown, status = 400): Reply => ({ status, body });

/** A picture of one pixel, as base64: what the code looks like does not matter. */
const qrPicture =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Every method that Deskbell calls, by `VERB name`. */
export const methods: Record<string, Handler> = {
  'GET getStateInstance': (line) => ok({ stateInstance: line.state }),
  'GET getSettings': (line) => ok({ wid: line.state === 'notAuthorized' ? '' : line.wid, ...line.settings }),
  'POST setSettings': (line, request) => {
    line.saveSettings(bodyOf(request));
    return ok({ saveSettings: true });
  },
  'GET qr': (line) => {
    if (line.state === 'authorized')
      return ok({ type: 'alreadyLogged', message: 'instance account already authorized' });
    if (line.state === 'starting')
      return ok({ type: 'error', message: 'instance in starting process try later' });
    return ok({ type: 'qrCode', message: qrPicture });
  },
  'POST getAuthorizationCode': (line, request) => {
    if (line.state === 'authorized')
      return refuse({ status: false, message: 'instance account already authorized' });
    if (typeof bodyOf(request).phoneNumber !== 'number')
      return refuse('Validation failed. Details: "phoneNumber" must be a number');
    return ok({ status: true, code: 'DOOR2042' });
  },
  'GET logout': (line) => {
    line.setState('notAuthorized');
    return ok({ isLogout: true });
  },
  'POST sendMessage': (line, request) => {
    const body = bodyOf(request);
    const message = body.message;
    if (typeof message !== 'string' || message === '')
      return refuse('Validation failed. Details: "message" is required');
    if (message.length > 20_000)
      return refuse('Validation failed. Details: "message" length must be at most 20000 characters');
    return accept(line, body, say.extended(message));
  },
  'POST sendFileByUpload': (line, request) => {
    const body = bodyOf(request);
    if (!request.file) return refuse('Validation failed. Details: "file" is required');
    const name = typeof body.fileName === 'string' ? body.fileName : request.file.fileName;
    const idMessage = newMessageId('BAE5');
    const urlFile = line.host(idMessage, name, request.file);
    const data = say.file(kindOf(request.file.mimeType), {
      downloadUrl: urlFile,
      fileName: name,
      mimeType: request.file.mimeType,
      caption: body.caption ?? '',
    });
    const reply = accept(line, body, data, idMessage);
    return reply.status === 200 ? ok({ idMessage, urlFile }) : reply;
  },
  'POST readChat': () => ok({ setRead: true }),
  'POST checkWhatsapp': (line, request) => {
    const phone = phoneOf(wordOf(bodyOf(request).chatId));
    if (phone === null || phone === '') return refuse('bad request data');
    if (line.withoutWhatsApp.has(phone)) return ok({ existsWhatsapp: false, chatId: '', fromCache: false });
    return ok({ existsWhatsapp: true, chatId: lidOf(phone), phoneNumber: `${phone}@c.us`, fromCache: false });
  },
  'POST downloadFile': (line, request) => {
    const idMessage = wordOf(bodyOf(request).idMessage);
    const item = line.journal.find((known) => known.idMessage === idMessage);
    if (!line.files.has(idMessage) || !item)
      return refuse({ message: 'File message encrypted url not found' });
    return ok({
      downloadUrl: `${line.url}/files/${line.idInstance}/${idMessage}/${encodeURIComponent(String(item.fileName))}`,
    });
  },
  'POST getChatHistory': (line, request) => {
    const body = bodyOf(request);
    const chatId = wordOf(body.chatId);
    const count = typeof body.count === 'number' ? body.count : 100;
    const items = line.journal.filter((item) => line.isSameChat(item.chatId, chatId));
    return ok(items.slice(-count).reverse());
  },
  'GET lastIncomingMessages': (line, request) => ok(recent(line, 'incoming', request)),
  'GET lastOutgoingMessages': (line, request) => ok(recent(line, 'outgoing', request)),
  'GET receiveNotification': async (line, request) => {
    if (line.settings.webhookUrl !== '')
      return refuse({ message: 'Custom webhook url is set. Clear it to receive notifications by HTTP API' });
    const seconds = Number(request.query.receiveTimeout ?? 5);
    return ok(await line.queue.peek(seconds * 1000));
  },
  'DELETE deleteNotification': (line, request) => {
    const result = line.queue.acknowledge(Number(request.suffix));
    return ok({ result, reason: result ? '' : 'Notification not found or already deleted' });
  },
};

/** Takes a message into the queue to WhatsApp: it has an id, is in the journal, is told, and climbs by itself. */
function accept(line: SimulatedLine, body: Body, messageData: Body, idMessage = newMessageId('BAE5')): Reply {
  if (line.state === 'starting') return refuse('instance in starting process try later');
  if (line.state !== 'authorized') return refuse('instance account not authorized');
  const asked = body.chatId;
  if (typeof asked !== 'string' || !/@(c\.us|g\.us|lid)$/.test(asked))
    return refuse('Validation failed. Details: "chatId" is wrong');
  const phone = phoneOf(asked);
  const chatId = phone === null ? asked : chatIdOf(phone, line.names);
  const quotedId = body.quotedMessageId;
  const data =
    typeof quotedId === 'string'
      ? { ...messageData, quotedMessage: { stanzaId: quotedId, participant: chatId } }
      : messageData;
  const at = line.now();
  line.keep({ type: 'outgoing', idMessage, at, chatId, messageData: data, sendByApi: true });
  const who = { chatId, sender: line.wid, senderName: 'Blue Door Studio' };
  const echo = { idMessage, at, who, messageData: data };
  line.notify('outgoingAPIMessageWebhook', messageWebhook(line.identity, 'outgoingAPIMessageReceived', echo));
  if (phone !== null && line.withoutWhatsApp.has(phone)) line.reachStatus(idMessage, 'noAccount');
  else for (const status of line.progress) line.reachStatus(idMessage, status);
  return ok({ idMessage });
}

function recent(line: SimulatedLine, type: 'incoming' | 'outgoing', request: RecordedRequest): Body[] {
  const minutes = Number(request.query.minutes ?? 1440);
  const since = line.now() / 1000 - minutes * 60;
  return line.journal.filter((item) => item.type === type && item.timestamp >= since).reverse();
}

function kindOf(mimeType: string): string {
  const family = mimeType.split('/')[0];
  return family === 'image' || family === 'video' || family === 'audio'
    ? `${family}Message`
    : 'documentMessage';
}

function bodyOf(request: RecordedRequest): Body {
  return typeof request.body === 'object' && request.body !== null ? (request.body as Body) : {};
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
