import { randomBytes } from 'node:crypto';

import { Faults } from './faults.ts';
import { journalItem, type JournalFacts, type JournalItem } from './journal-items.ts';
import { Limits } from './limits.ts';
import { phoneOf, type NameForm } from './people.ts';
import { NotificationQueue } from './queue.ts';
import { stateWebhook, statusWebhook, type Instance } from './webhooks.ts';

export type InstanceState =
  'notAuthorized' | 'authorized' | 'blocked' | 'starting' | 'suspended' | 'sleepMode' | 'yellowCard';

export type InstanceOptions = {
  readonly idInstance?: number;
  readonly apiTokenInstance?: string;
  readonly wid?: string;
  readonly state?: InstanceState;
  /** `ready` (default): every notification on, kept for polling. `new`: everything off, as after creation. */
  readonly settings?: 'ready' | 'new';
  readonly names?: NameForm;
  /** The statuses that a sent message climbs through by itself; default `['sent', 'delivered']`. */
  readonly progress?: readonly string[];
  /** Answer 429 beyond the documented rates. Default false. */
  readonly enforceLimits?: boolean;
  /** How a webhook token becomes the Authorization header. Default `bearer`. */
  readonly authorization?: 'bearer' | 'basic' | 'plain';
  /** Ms between a refused push and its repetition. Default 60 000, as the real one. */
  readonly retryDelay?: number;
  /** Ms for which setSettings leaves the instance `starting`. Default 0: at once. */
  readonly rebootTime?: number;
};

/** A call as it was received; the token is left out. */
export type RecordedRequest = {
  readonly verb: string;
  readonly method: string;
  readonly query: Record<string, string>;
  /** Parsed JSON, or the fields of a form. */
  readonly body: unknown;
  readonly file: { readonly fileName: string; readonly mimeType: string; readonly bytes: Buffer } | null;
  readonly suffix: string | null;
  readonly at: number;
};

const allSwitches = [
  'incomingWebhook',
  'outgoingWebhook',
  'outgoingMessageWebhook',
  'outgoingAPIMessageWebhook',
  'stateWebhook',
  'pollMessageWebhook',
  'incomingCallWebhook',
  'outgoingCallWebhook',
  'editedMessageWebhook',
  'deletedMessageWebhook',
];

/** The inside of one instance: its sign-in, settings, queue of notifications, journals and faults. */
export class SimulatedInstance {
  readonly idInstance: number;
  readonly apiTokenInstance: string;
  readonly wid: string;
  readonly faults = new Faults();
  readonly limits = new Limits();
  readonly queue: NotificationQueue;
  readonly requests: RecordedRequest[] = [];
  readonly settings: Record<string, string | number>;
  /** Both journals, oldest first. */
  readonly journal: JournalItem[] = [];
  /** Phones that have no WhatsApp account. */
  readonly withoutWhatsApp = new Set<string>();
  readonly files = new Map<string, { bytes: Buffer; mimeType: string }>();
  /** How often the instance was restarted by setSettings. */
  reboots = 0;
  names: NameForm;
  progress: readonly string[];
  readonly enforceLimits: boolean;
  readonly now: () => number;
  /** Base address of the simulator, for download links. */
  readonly url: string;
  readonly #rebootTime: number;
  readonly #timers = new Set<NodeJS.Timeout>();
  #state: InstanceState;

  constructor(options: InstanceOptions, environment: { now: () => number; url: string; number: number }) {
    this.now = environment.now;
    this.url = environment.url;
    this.idInstance = options.idInstance ?? 7100000 + environment.number;
    this.apiTokenInstance = options.apiTokenInstance ?? randomBytes(25).toString('hex');
    this.wid = options.wid ?? `7900555${String(environment.number).padStart(4, '0')}@c.us`;
    this.names = options.names ?? 'phone';
    this.progress = options.progress ?? ['sent', 'delivered'];
    this.enforceLimits = options.enforceLimits ?? false;
    this.#rebootTime = options.rebootTime ?? 0;
    this.#state = options.state ?? 'authorized';
    const isNew = options.settings === 'new';
    this.settings = {
      webhookUrl: '',
      webhookUrlToken: '',
      delaySendMessagesMilliseconds: 500,
      enableLidMode: 'no',
    };
    for (const name of allSwitches) this.settings[name] = isNew ? 'no' : 'yes';
    const scheme = { bearer: 'Bearer ', basic: 'Basic ', plain: '' }[options.authorization ?? 'bearer'];
    this.queue = new NotificationQueue(this.now, () => {
      const url = String(this.settings.webhookUrl);
      const token = String(this.settings.webhookUrlToken).replace(/^(Bearer|Basic) /, '');
      return url === '' ? null : { url, authorization: token === '' ? null : `${scheme}${token}` };
    });
    this.queue.retryDelay = options.retryDelay ?? 60_000;
  }

  get state(): InstanceState {
    return this.#state;
  }

  get identity(): Instance {
    return { idInstance: this.idInstance, wid: this.wid };
  }

  /** Config and secrets as a person would type them. */
  configFor(receive: 'webhook' | 'polling') {
    return { apiUrl: this.url, idInstance: String(this.idInstance), receive };
  }

  /** Moves the sign-in along and tells it. */
  setState(state: InstanceState): void {
    this.#state = state;
    this.notify('stateWebhook', stateWebhook(this.identity, state, this.now()));
  }

  /** The phone scans the code: the instance starts and is then signed in. */
  scanQr(): void {
    this.setState('starting');
    this.setState('authorized');
  }

  /** Queues a notification, if its switch is on; null = one that cannot be switched off. */
  notify(name: string | null, body: unknown): void {
    if (name === null || this.settings[name] === 'yes') this.queue.add(body);
  }

  /** Queues any body as it is: broken, unknown, a stranger's. */
  notifyRaw(body: unknown): void {
    this.queue.add(body);
  }

  keep(facts: JournalFacts): JournalItem {
    const item = journalItem(facts);
    this.journal.push(item);
    return item;
  }

  /** An outgoing message reached a status; `sent`, `delivered`, `read` wait for their switch, failures do not. */
  reachStatus(idMessage: string, status: string, description?: string): void {
    const item = this.journal.find((known) => known.idMessage === idMessage);
    if (!item) throw new Error('There is no such message.');
    item.statusMessage = status;
    const body = statusWebhook(this.identity, {
      idMessage,
      at: this.now(),
      chatId: item.chatId,
      status,
      sendByApi: item.sendByApi === true,
      ...(description === undefined ? {} : { description }),
    });
    this.notify(status === 'failed' || status === 'noAccount' ? null : 'outgoingWebhook', body);
  }

  /** Messages that came through the API, oldest first. */
  get sent(): JournalItem[] {
    return this.journal.filter((item) => item.type === 'outgoing' && item.sendByApi === true);
  }

  /** Calls of one method so far. */
  callsOf(method: string): RecordedRequest[] {
    return this.requests.filter((request) => request.method === method);
  }

  /** Takes new settings; the real instance restarts for them. */
  saveSettings(changes: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(changes)) {
      if (typeof value === 'string' || typeof value === 'number') this.settings[name] = value;
    }
    if (this.settings.enableLidMode === 'yes') this.names = 'lid';
    this.reboots += 1;
    if (this.#rebootTime > 0 && this.#state === 'authorized') {
      this.#state = 'starting';
      this.after(this.#rebootTime, () => this.setState('authorized'));
    }
    this.queue.kick();
  }

  /** Does something later, unless the simulator stops. */
  after(ms: number, action: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, ms);
    this.#timers.add(timer);
  }

  /** True when both ids name one chat, in whichever form. */
  isSameChat(one: string, other: string): boolean {
    const phone = phoneOf(one);
    return one === other || (phone !== null && phone === phoneOf(other));
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    await this.queue.stop();
  }
}

/** An id as WhatsApp makes them. */
export function newMessageId(prefix = '3EB0'): string {
  return prefix + randomBytes(8).toString('hex').toUpperCase();
}
