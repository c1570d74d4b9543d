import { randomUUID } from 'node:crypto';

import { Faults } from '../green-api/faults.ts';
import { echo, inbound, status, type Body, type MessageFacts, type Person } from './bodies.ts';

export type SimulatedChannel = {
  readonly channelId: string;
  readonly plainId: string;
  transport: string;
  state: string;
};

/** A call as it was received; the key is left out. */
export type RecordedRequest = { readonly verb: string; readonly path: string; readonly body: Body };
/** What a contentUri led to. */
export type FetchedFile = {
  readonly url: string;
  readonly status: number;
  readonly bytes: Buffer;
  readonly headers: Headers;
};
type Pushed = { readonly body: unknown; readonly status: number | null };
export type Reply = { readonly status: number; readonly body: unknown };

const crmMemory = 60_000;
const largestFile = 10 * 1024 * 1024;

/** One account of Wazzup24: its channels, its only webhook, and what goes through it. Tells everything once. */
export class SimulatedAccount {
  readonly apiKey = randomUUID().replaceAll('-', '');
  readonly url: string;
  readonly channels: SimulatedChannel[] = [];
  readonly requests: RecordedRequest[] = [];
  readonly fetched: FetchedFile[] = [];
  /** The Authorization headers with which files of the store were asked for. */
  readonly storeKeys: (string | undefined)[] = [];
  readonly files = new Map<string, { readonly mimeType: string; readonly bytes: Buffer }>();
  /** Everything that was posted to the webhook, with what was answered; null = no answer. */
  readonly pushed: Pushed[] = [];
  readonly faults = new Faults();
  webhooksUri: string | null = null;
  subscriptions: Record<string, boolean> = {};
  /** What happens after a send: these statuses come by themselves. */
  progress: readonly string[] = ['sent', 'delivered'];
  /** When the echo of a send comes: after its answer, before it, or never. */
  echoes: 'after' | 'before' | 'never' = 'after';
  /** Fields that echoes of API sends have; which of them real ones have is not documented. */
  echoFields: Body = { sentFromApp: false };
  /** Answer 429 beyond 500 requests in five seconds. */
  enforceLimit = false;
  readonly #calls: number[] = [];
  readonly #crmIds = new Map<string, number>();
  #held: unknown[] | null = null;
  #line: Promise<unknown> = Promise.resolve();

  constructor(url: string) {
    this.url = url;
  }

  addChannel(more: Partial<SimulatedChannel> = {}): SimulatedChannel {
    const plainId = `7900555010${this.channels.length}`;
    const channel = { channelId: randomUUID(), plainId, transport: 'whatsapp', state: 'active', ...more };
    this.channels.push(channel);
    return channel;
  }

  /** Keeps a file of a customer in the store; returns its address. */
  host(fileName: string, mimeType: string, bytes: Buffer): string {
    const id = randomUUID();
    this.files.set(id, { mimeType, bytes });
    return `${this.url}/store/${id}/?filename=${encodeURIComponent(fileName)}`;
  }

  /** Messages handed over by the API, oldest first. */
  get sent(): Body[] {
    return this.requests
      .filter(({ path, verb }) => verb === 'POST' && path === '/v3/message')
      .map(({ body }) => body);
  }

  customerWrites({ channelId }: SimulatedChannel, from: Person, text: string, more: Body = {}): string {
    return this.#tell({ channelId, chatId: from.phone, ...named(from), more: { text, ...more } }, inbound);
  }

  /** Somebody answers on the phone, or in Wazzup24's own chat (`sentFromApp`, `authorName`). */
  personWrites({ channelId }: SimulatedChannel, to: Person, text: string, more: Body = {}): string {
    return this.#tell({ channelId, chatId: to.phone, more: { text, ...more } }, echo);
  }

  /** A message goes on its way. */
  reach(messageId: string, word: string, more: Body = {}): void {
    this.push({ statuses: [status(messageId, word, more)] });
  }

  setState(channel: SimulatedChannel, state: string, more: Body = {}): void {
    channel.state = state;
    const update = { channelId: channel.channelId, state, tier: 'start', timestamp: Date.now(), ...more };
    this.push({ channelsUpdates: [update] });
  }

  /** Posts a body to the webhook, after those before it; while held, later. */
  push(body: unknown): void {
    if (this.#held) this.#held.push(body);
    else this.#line = this.#line.then(() => this.post(body));
  }

  /** Keeps back what is pushed from now on. */
  hold(): void {
    this.#held ??= [];
  }

  /** Posts what was kept back, in the order that `arrange` makes. */
  release(arrange: (held: unknown[]) => unknown[] = (held) => held): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const body of arrange(held)) this.push(body);
  }

  /** Resolves when everything pushed so far was answered. */
  async idle(): Promise<void> {
    await this.#line;
  }

  /** Posts a body as it is, as Wazzup24 does: misspelt type, no signature. Once, whatever is answered. */
  async post(body: unknown, to = this.webhooksUri): Promise<number | null> {
    let answered: number | null = null;
    if (to !== null) {
      answered = await fetch(to, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset-utf-8' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
        redirect: 'manual',
      }).then(
        ({ status: code }) => code,
        () => null,
      );
    }
    this.pushed.push({ body, status: answered });
    return answered;
  }

  /** False when the call is one too many. */
  mayCall(now: number): boolean {
    while ((this.#calls[0] ?? now) <= now - 5_000) this.#calls.shift();
    if (this.enforceLimit && this.#calls.length >= 500) return false;
    this.#calls.push(now);
    return true;
  }

  async setWebhooks(wanted: Body): Promise<Reply> {
    const uri = wanted.webhooksUri;
    if (uri !== undefined) {
      if (typeof uri !== 'string' || !URL.canParse(uri) || uri.length > 200)
        return { status: 400, body: { error: 'uriNotValid', description: 'Provided URI is not valid URI' } };
      const answered = await this.post({ test: true }, uri);
      if (answered !== 200) {
        const data = { status: String(answered ?? 'no answer') };
        const description = 'URI does not return 200 OK on test request';
        return { status: 400, body: { error: 'testPostNotPassed', description, data } };
      }
      this.webhooksUri = uri;
    }
    // Whatever is not named is off.
    const named = (wanted.subscriptions ?? {}) as Record<string, unknown>;
    this.subscriptions = Object.fromEntries(
      ['messagesAndStatuses', 'contactsAndDealsCreation', 'channelsUpdates', 'templateStatus'].map((name) => [
        name,
        named[name] === true,
      ]),
    );
    return { status: 200, body: {} };
  }

  /** Values are texts, as in the documents. */
  getWebhooks(): Reply {
    const subscriptions: Body = {};
    for (const [name, value] of Object.entries(this.subscriptions)) subscriptions[name] = String(value);
    return {
      status: 200,
      body: this.webhooksUri === null ? {} : { webhooksUri: this.webhooksUri, subscriptions },
    };
  }

  async take(message: Body): Promise<Reply> {
    const { channelId, chatId, chatType, crmMessageId } = message;
    const channel = this.channels.find((one) => one.channelId === channelId);
    if (!channel) return refuse('INVALID_MESSAGE_DATA', 'Message data is invalid', { fields: ['channelId'] });
    if (typeof chatId !== 'string' || (chatType === 'whatsapp' && !/^\d+$/.test(chatId)))
      return refuse('INVALID_MESSAGE_DATA', 'Message data is invalid', { fields: ['chatId'] });
    if ((message.text === undefined) === (message.contentUri === undefined))
      return refuse('MESSAGE_ONLY_TEXT_OR_CONTENT', 'Message can contain text or content, not both');
    if (typeof crmMessageId === 'string') {
      if ((this.#crmIds.get(crmMessageId) ?? 0) > Date.now() - crmMemory)
        return refuse('REPEATED_CRM_MESSAGE_ID', 'You have already sent message with same crmMessageId');
      this.#crmIds.set(crmMessageId, Date.now());
    }
    if (typeof message.contentUri === 'string') {
      const refusal = await this.#fetch(message.contentUri);
      if (refusal) return refusal;
    }
    const messageId = randomUUID();
    if (this.echoes === 'before') {
      this.#echo(messageId, channel, message);
      await this.idle();
    }
    return { status: 201, body: { messageId, chatId } };
  }

  /** What comes by itself after a send that was accepted. */
  afterwards(message: Body, reply: Reply): void {
    if (reply.status !== 201) return;
    const { messageId } = reply.body as { messageId: string };
    const channel = this.channels.find((one) => one.channelId === message.channelId);
    if (this.echoes === 'after' && channel) this.#echo(messageId, channel, message);
    for (const word of this.progress) this.reach(messageId, word);
  }

  #echo(messageId: string, { channelId }: SimulatedChannel, message: Body): void {
    const { chatId, chatType, text, contentUri } = message;
    const isFile = contentUri !== undefined;
    const more = {
      ...(isFile ? { type: 'document', contentUri: 'https://store.wazzup24.com/9c/?filename=sent.pdf' } : {}),
      chatType,
      text,
      ...this.echoFields,
    };
    this.push({ messages: [echo({ channelId, chatId: String(chatId), messageId, more })] });
  }

  #tell(facts: MessageFacts, make: (facts: MessageFacts) => Body): string {
    const message = make(facts);
    this.push({ messages: [message] });
    return String(message.messageId);
  }

  /** Fetches at once and follows no redirect. */
  async #fetch(url: string): Promise<Reply | null> {
    const response = await fetch(url, { redirect: 'manual' }).catch(() => null);
    if (response?.status !== 200)
      return refuse('MESSAGE_DOWNLOAD_CONTENT_ERROR', 'The content could not be downloaded');
    const bytes = Buffer.from(await response.arrayBuffer());
    this.fetched.push({ url, status: response.status, bytes, headers: response.headers });
    return bytes.length > largestFile
      ? refuse('MESSAGES_CONTENT_SIZE_EXCEEDED', 'The content is larger than 10 MB')
      : null;
  }
}

export function refuse(error: string, description: string, data?: Body): Reply {
  const requestId = randomUUID().replaceAll('-', '');
  return { status: 400, body: { status: 400, requestId, error, description, ...(data ? { data } : {}) } };
}

function named({ name }: Person): { name?: string } {
  return name === undefined ? {} : { name };
}
