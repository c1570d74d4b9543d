import { createHmac, randomBytes } from 'node:crypto';

import { Faults } from '../green-api/faults.ts';
import {
  messageWebhook,
  say,
  statusItem,
  webhook,
  contactOf,
  type Body,
  type Customer,
  type Number,
} from './bodies.ts';
import { templateEvent, type SimulatedTemplate, type SimulatedTemplates } from './templates.ts';

export type NumberOptions = {
  readonly phoneNumberId?: string;
  readonly businessAccountId?: string;
  readonly appId?: string;
  readonly appSecret?: string;
  readonly accessToken?: string;
  readonly phone?: string;
  /** What a sent message climbs through by itself; default sent and delivered. */
  readonly progress?: readonly string[];
};

/** A call as it was received; tokens are left out. */
export type RecordedCall = {
  readonly name: string;
  readonly method: string;
  readonly body: unknown;
  readonly file: { readonly mimeType: string; readonly bytes: Buffer } | null;
};

/** A Meta app: who calls where, and which accounts tell it what happens. Numbers of one app share it. */
export type App = {
  readonly id: string;
  readonly secret: string;
  url: string;
  fields: string[];
  /** Accounts that tell this app. */
  readonly accounts: Set<string>;
};

/** One number of the simulated Cloud API. */
export class SimulatedNumber implements Number {
  readonly phoneNumberId: string;
  readonly businessAccountId: string;
  readonly phone: string;
  readonly accessToken: string;
  readonly app: App;
  readonly faults = new Faults();
  readonly calls: RecordedCall[] = [];
  readonly files = new Map<string, { bytes: Buffer; mimeType: string }>();
  readonly url: string;
  /** Those of its account. */
  readonly templates: SimulatedTemplates;
  progress: readonly string[];
  scopes = ['whatsapp_business_messaging', 'whatsapp_business_management'];
  status = 'CONNECTED';
  isTokenValid = true;
  /** Epoch seconds; 0 = never. */
  tokenEndsAt = 0;
  verifiedName = 'Blue Door Studio';
  /** Statuses of a sent message leave before the answer to the send. */
  statusesFirst = false;
  #sent = 0;
  #pushes: Promise<unknown>[] = [];

  constructor(
    options: NumberOptions,
    environment: {
      url: string;
      number: number;
      app: App;
      templatesOf: (account: string) => SimulatedTemplates;
    },
  ) {
    const { number } = environment;
    this.url = environment.url;
    this.app = environment.app;
    this.phoneNumberId = options.phoneNumberId ?? `2000${number}`;
    this.businessAccountId = options.businessAccountId ?? `3000${number}`;
    this.phone = options.phone ?? `4930555000${number}`;
    this.templates = environment.templatesOf(this.businessAccountId);
    this.accessToken = options.accessToken ?? `EAAG${randomBytes(16).toString('hex')}`;
    this.progress = options.progress ?? ['sent', 'delivered'];
  }

  /** What `channels.create` takes. */
  get connection() {
    return {
      provider: 'meta-cloud' as const,
      config: {
        graphUrl: this.url,
        phoneNumberId: this.phoneNumberId,
        businessAccountId: this.businessAccountId,
        appId: this.app.id,
      },
      secrets: { accessToken: this.accessToken, appSecret: this.app.secret },
    };
  }

  callsOf(name: string): RecordedCall[] {
    return this.calls.filter((call) => call.name === name);
  }

  /** Bodies of the messages that were handed over. */
  sends(): Body[] {
    return this.callsOf('messages')
      .map(({ body }) => body as Body)
      .filter((body) => 'type' in body);
  }

  nextId(): string {
    this.#sent += 1;
    return `wamid.${this.phoneNumberId}.${this.#sent}`;
  }

  /** Posts a body as Meta does, signed; resolves with the status that was answered. */
  async push(body: Body | string, options: { secret?: string; url?: string } = {}): Promise<number> {
    const bytes = typeof body === 'string' ? body : JSON.stringify(body);
    return pushSigned(options.url ?? this.app.url, bytes, options.secret ?? this.app.secret);
  }

  /** Meta has reviewed a template, or stopped it: `event` as it names that. */
  async review(template: SimulatedTemplate, event: string, more: Body = {}): Promise<number> {
    template.status = event === 'REINSTATED' ? 'APPROVED' : event;
    const value = { event, reason: null, message_template_category: template.category, ...more };
    return this.push(templateEvent(this, 'message_template_status_update', template, value));
  }

  /** Meta counts a template otherwise from now on. */
  async recategorise(template: SimulatedTemplate, category: string): Promise<number> {
    const value = { previous_category: template.category, new_category: category };
    template.category = category;
    return this.push(templateEvent(this, 'template_category_update', template, value));
  }

  /** A customer writes; resolves with the id of the message once it was answered 200. */
  async customerWrites(customer: Customer, words: string, at = Date.now()): Promise<string> {
    return this.customerSends(customer, say.text(words), at);
  }

  async customerSends(customer: Customer, content: Body, at = Date.now()): Promise<string> {
    const id = this.nextId();
    const status = await this.push(messageWebhook(this, customer, id, at, content));
    if (status !== 200) throw new Error(`The webhook was answered ${status}.`);
    return id;
  }

  /** A file that a customer has sent: its media id. */
  addFile(bytes: Buffer, mimeType: string): string {
    const id = `9000${this.files.size + 1}${this.phoneNumberId}`;
    this.files.set(id, { bytes, mimeType });
    return id;
  }

  /** Reports statuses of a message that was sent, in one batch. */
  report(
    statuses: readonly string[],
    sent: { id: string; to: Customer; outboxId?: string },
  ): Promise<number> {
    const at = Date.now();
    const { name: _name, ...nameless } = sent.to;
    return this.push(
      webhook(this, {
        // Since April 2026 without a profile.
        contacts: [contactOf(nameless)],
        statuses: statuses.map((status) => statusItem({ ...sent, status, at })),
      }),
    );
  }

  /** What follows a send by itself. */
  climb(sent: { id: string; to: Customer; outboxId?: string }): Promise<unknown> {
    if (this.progress.length === 0 || this.app.url === '') return Promise.resolve();
    const push = this.report(this.progress, sent).catch(() => undefined);
    this.#pushes.push(push);
    return push;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#pushes);
  }
}

/** A POST with the signature of `secret`; resolves with the status. */
export async function pushSigned(url: string, bytes: string | Uint8Array, secret: string): Promise<number> {
  const signature = createHmac('sha256', secret).update(bytes).digest('hex');
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    body: typeof bytes === 'string' ? bytes : new Blob([new Uint8Array(bytes)]),
  });
  await response.text();
  return response.status;
}
