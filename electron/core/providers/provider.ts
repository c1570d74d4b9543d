import type { z } from 'zod';

import type { ConnectionState, ProviderKind } from '#shared/domain/channel.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { Identifier } from '#shared/domain/identifier.ts';
import type { Normalised } from '#shared/domain/inbound-event.ts';
import type {
  MetaParameter,
  MetaTemplateCategory,
  MetaTemplateStatus,
  SeenTemplate,
  TemplateDraft,
} from '#shared/domain/meta-template/meta-template.ts';
import type { Saying } from '#shared/domain/saying/saying.ts';

import type { Clock, Log, Random } from '../platform/ports.ts';
import type { TokenBucket, TokenBucketOptions } from '../platform/token-bucket.ts';
import type { Probe } from './probe.ts';

/** The way by which a raw body came in; the same provider writes its history in another shape than its webhooks. */
export type RawSource = 'webhook' | 'poll' | 'history' | 'practice';

/** One message to hand over. `quotedProviderMessageId` is the provider's id of the message that is answered. */
export type OutgoingMessage = {
  /** Our id of this message, stable over attempts. */
  readonly outboxId: string;
  /** The chat in the provider's terms, e.g. `79991234567@c.us`. */
  readonly to: string;
  readonly text: string;
  readonly file: {
    readonly path: string;
    readonly fileName: string;
    readonly mimeType: string;
    readonly size: number;
  } | null;
  readonly quotedProviderMessageId: string | null;
  /** Written by Deskbell, not by a person: it answers nothing that the customer asked. */
  readonly isAutomatic: boolean;
  /** Goes in place of the text, which holds its finished words; null or left out: the text itself goes. */
  readonly template?: {
    readonly name: string;
    readonly language: string;
    readonly parameters: readonly MetaParameter[];
  } | null;
};

/** What became of an attempt to hand a message over. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly providerMessageId: string }
  /** Certainly not accepted; the same message may be handed over again. `afterMs` null = our own backoff. */
  | { readonly kind: 'retry'; readonly failure: Failure; readonly afterMs: number | null }
  /** Certainly not accepted, and no message of this number will be until its connection changes. */
  | { readonly kind: 'wait'; readonly failure: Failure; readonly connection: ConnectionState }
  /** Certainly not accepted, and never will be as it is. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** Handed over, but whether it was accepted is not known: never repeated by itself. */
  | { readonly kind: 'unknown'; readonly failure: Failure };

/** A message whose fate is to be looked up in the provider's history. */
export type SettleQuery = {
  readonly to: string;
  readonly text: string;
  readonly fileName: string | null;
  /** Epoch ms: when the attempt began. */
  readonly attemptedAt: number;
  /** Provider ids that belong to other messages of ours, so that one proof is not used twice. */
  readonly taken: ReadonlySet<string>;
};

export type SettleAnswer =
  | { readonly kind: 'found'; readonly providerMessageId: string }
  /** The history was read and does not hold it (yet). No proof of the contrary: it may still be in the provider's queue. */
  | { readonly kind: 'not-found' }
  /** The history could not be read now. */
  | { readonly kind: 'cannot-tell' };

/** One line of a connection check, for people. */
export type Check = {
  readonly name: string;
  readonly state: 'works' | 'broken' | 'unknown';
  readonly detail: Saying;
};

export type ConnectionReport = {
  readonly state: ConnectionState;
  readonly detail: Saying | null;
  readonly account: string | null;
  readonly checks: readonly Check[];
  /** Whether the provider calls one of our addresses; left out where that was not looked at, or we have none. */
  readonly webhook?: 'ours' | 'elsewhere';
};

/** What was set at the provider. */
export type SetUpAnswer = {
  /** Names of the settings that were changed. */
  readonly changed: string[];
  /** What a person should know about it. */
  readonly note: Saying | null;
  /** The host of another program that was told the events until now and is not any more; left out when there was none. */
  readonly takenFrom?: string;
};

export type QrAnswer =
  | { readonly kind: 'code'; readonly imageBase64: string; readonly expiresInSeconds: number }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'not-ready'; readonly detail: Saying };

/** Gives a raw body to the journal; resolves when it is durable, so that it may be acknowledged. */
export type Deliver = (source: RawSource, body: Uint8Array) => Promise<void>;

/** The templates of an account, or why they could not be read or changed. */
export type TemplatesAnswer =
  | { readonly kind: 'templates'; readonly items: readonly SeenTemplate[] }
  | { readonly kind: 'trouble'; readonly detail: Saying };

export type SubmitAnswer =
  | {
      readonly kind: 'submitted';
      readonly providerId: string | null;
      readonly status: MetaTemplateStatus;
      /** The provider may decide otherwise than asked. */
      readonly category: MetaTemplateCategory;
      /** What the template consists of now, as a list of templates would tell it. */
      readonly components: readonly unknown[];
    }
  /** The provider does not take it as it is; its own words. */
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'trouble'; readonly detail: Saying };

/** Message templates that the provider keeps for the account of a number. Its calls never reject. */
export type Templates = {
  /** Names the account: numbers of the same account have the same templates. */
  readonly account: string;
  list(signal: AbortSignal): Promise<TemplatesAnswer>;
  submit(draft: TemplateDraft, signal: AbortSignal): Promise<SubmitAnswer>;
};

/** The network side of one connected number. Methods that a provider has no counterpart for are absent. */
export type Connection = {
  /** Never rejects: whatever happens becomes an outcome. */
  send(message: OutgoingMessage, signal: AbortSignal): Promise<SendOutcome>;
  settle(query: SettleQuery, signal: AbortSignal): Promise<SettleAnswer>;
  /** Asks the provider; never rejects. */
  check(signal: AbortSignal): Promise<ConnectionReport>;
  /** Sets at the provider what Deskbell needs, where it differs. Rejects with a SaidError. */
  setUp?(webhook: { url: string | null }, signal: AbortSignal): Promise<SetUpAnswer>;
  qr?(signal: AbortSignal): Promise<QrAnswer>;
  /** A code to scan came in by itself (base64 PNG without prefix); `at` is the provider's time, epoch ms. */
  hearQr?(imageBase64: string, at: number): void;
  phoneCode?(phone: string, signal: AbortSignal): Promise<{ code: string }>;
  signOut?(signal: AbortSignal): Promise<void>;
  /** `newestIncoming`: the provider's id of the customer's newest message, for providers that mark by message. */
  markRead?(chatId: string, signal: AbortSignal, newestIncoming?: string | null): Promise<void>;
  /** Somebody writes an answer to the customer's newest message. May be called with every letter. */
  showTyping?(newestIncoming: string, signal: AbortSignal): Promise<void>;
  /** A fresh address for the file of a message; `mediaId` as its event told. Null when the provider has none. */
  mediaUrl?(
    chatId: string,
    providerMessageId: string,
    signal: AbortSignal,
    mediaId?: string | null,
  ): Promise<string | null>;
  /** For how long the provider keeps the file of a message, ms; left out where it does not say. */
  readonly keepsMediaFor?: number;
  /** Headers for a media address: a token only for the provider's own hosts, never for an address out of a webhook. */
  mediaHeaders?(url: string): Record<string, string>;
  /** The file behind an address that needs no network (the practice line's `practice:` ones); null = fetch it. */
  readMedia?(url: string): Uint8Array | null;
  /** True for addresses from which media may be fetched. */
  mayFetch(url: string): boolean;
  readonly templates?: Templates;
  /** All names of one person, as far as the provider tells; null when it cannot tell. */
  lookUp?(identifier: Identifier, signal: AbortSignal): Promise<readonly Identifier[] | null>;
  /**
   * Reads the journals since a time (epoch ms) and delivers each item as source `history`.
   * Returns how many items were delivered.
   */
  backfill?(since: number, deliver: Deliver, signal: AbortSignal): Promise<number>;
  /**
   * Receives for as long as the signal is not aborted (polling, the practice line); resolves after the abort.
   * Each body is acknowledged to the provider only after `deliver` has resolved. `report` tells what was learned
   * about the connection on the way.
   */
  listen?(
    deliver: Deliver,
    report: (state: ConnectionState, detail: Saying | null) => void,
    signal: AbortSignal,
  ): Promise<void>;
};

/** Everything that a connection is made of. */
export type ConnectionContext<Config, Secrets> = {
  readonly channelId: string;
  /** When the number was added to Deskbell, epoch ms. */
  readonly createdAt: number;
  /** The number's newest event that the journal keeps (`channels.last_event_at`), epoch ms; null = there was none yet. */
  readonly lastEventAt: number | null;
  readonly config: Config;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /**
   * A public address of one file for a few minutes, for providers that fetch what is sent instead of taking it; null
   * while the world cannot reach this computer. `withdraw` ends it early.
   */
  readonly publish: (file: NonNullable<OutgoingMessage['file']>) => PublishedFile | null;
  /**
   * Public addresses of ours at which the provider's account may call: this number's own first, then those of other
   * numbers of the same account. Empty while the world cannot reach this computer.
   */
  readonly webhookUrls?: () => readonly string[];
  /** The limit that all numbers of the account share, in this run; left out where there is no account. */
  readonly accountBucket?: ((options: TokenBucketOptions) => TokenBucket) | undefined;
};

export type PublishedFile = { readonly url: string; readonly withdraw: () => void };

/**
 * A provider: how its settings look, what its bodies mean (pure), and how it is reached.
 * `Config` is stored in the database, `Secrets` in the secrets port.
 */
export type Provider<Config = unknown, Secrets = unknown> = {
  readonly kind: ProviderKind;
  readonly configSchema: z.ZodType<Config>;
  readonly secretsSchema: z.ZodType<Secrets>;
  /** Names of the secrets, for removing and replacing them. */
  readonly secretNames: readonly string[];
  /** Secrets that Deskbell makes up when the owner gave none (a webhook token). */
  readonly generatedSecrets: readonly string[];
  /**
   * What makes several numbers one account at the provider: the same secret `by`. Made-up secrets in `shares` are the
   * same for all of them. `hasOneWebhook`: setting it for one of them sets it for all.
   */
  readonly account?: {
    readonly by: string;
    readonly shares: readonly string[];
    readonly hasOneWebhook?: true;
  };
  /** True for a provider that tells an event once and keeps no history: what happens while we are away is lost. */
  readonly keepsNothing?: true;
  /**
   * True for a provider that counts by the hour what it is asked: a number that does not work is asked no more often than
   * one that does, unless nobody answered.
   */
  readonly countsChecks?: true;
  /** True when a file cannot carry words: they go as a message of their own, after it. */
  readonly splitsCaptions?: true;
  /** Path on the public listener, or null when this configuration is not pushed to. `secrets` as stored, unchecked. */
  webhookPath(config: Config, channelId: string, secrets: Readonly<Record<string, string>>): string | null;
  /**
   * The meaning of a raw body. Throws when it cannot be read (the journal keeps it with the message of the error);
   * lenient with everything else: unknown keys are skipped, unknown kinds become `unsupported`.
   */
  normalise(
    source: RawSource,
    body: unknown,
    /** `receivedAt` in epoch ms. One body may hold events of several numbers: `config` says which is ours. */
    context: { readonly receivedAt: number; readonly config: Config },
  ): Normalised;
  /** Whether a body that may be about several numbers holds something for this one; left out: it always does. */
  concerns?(body: unknown, config: Config): boolean;
  /** The provider's own name of an event, for the journal; null when there is none. */
  eventType(body: unknown): string | null;
  /** Smallest time between two sends on this number, in ms. */
  readonly sendIntervalMs: number;
  /** Tries keys while they are typed; left out by a provider without any. */
  readonly probe?: Probe;
  connect(context: ConnectionContext<Config, Secrets>): Connection;
};
