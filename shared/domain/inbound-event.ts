import type { ConnectionState } from './channel.ts';
import type { CallOutcome } from './call.ts';
import type { Failure } from './failure.ts';
import type { Identifier } from './identifier.ts';
import type { TemplateNews } from './meta-template/meta-template.ts';
import type { MessageAuthor, MessageContent } from './message.ts';
import type { OutgoingStatus } from './message-status.ts';
import type { Saying } from './saying/saying.ts';

/** The chat that an event belongs to, in the provider's terms. */
export type ChatReference = {
  /** The provider's own chat id, exactly as it wrote it: what we answer to. */
  readonly providerChatId: string;
  readonly kind: 'person' | 'group';
  /** Everything in this event that names the other person: several identifiers together are proof that they are one. */
  readonly identifiers: readonly Identifier[];
  /** The names that the provider gives, best first: address-book name, profile name, group name. */
  readonly names: readonly string[];
};

/** Where to fetch a file. `url` may expire; the provider adapter can ask for a fresh one by message. */
export type MediaSource = {
  readonly url: string | null;
  /** The provider's own id of the file, where a fresh address is asked for by it rather than by the message. */
  readonly id?: string | null;
  readonly fileName: string | null;
  readonly mimeType: string | null;
  /** Bytes, when the provider says so. */
  readonly size: number | null;
};

export type InboundMessage = {
  readonly kind: 'message';
  readonly chat: ChatReference;
  readonly providerMessageId: string;
  /** Epoch milliseconds by the provider's clock. */
  readonly at: number;
  readonly author: MessageAuthor;
  /** Who wrote it within a group; null in a personal chat. */
  readonly sender: { readonly identifiers: readonly Identifier[]; readonly name: string | null } | null;
  readonly content: MessageContent;
  readonly media: MediaSource | null;
  readonly quoted: { readonly providerMessageId: string; readonly text: string | null } | null;
  /**
   * True for an echo that may be of our own send as well as typed by a person: it is compared with what we have handed
   * over before it counts as `author`'s.
   */
  readonly mayBeOurs?: boolean;
  /** For an outgoing message: how far it had come when this event was written (history items know). */
  readonly status: OutgoingStatus | null;
  readonly isEdited: boolean;
  readonly isDeleted: boolean;
  /** True for an old message that is told only now: no news, nothing to answer. */
  readonly isHistory?: boolean;
};

/**
 * Everything that a provider can tell us, in our own words. Adapters produce these from raw bodies without touching
 * the network, the clock or the database; `inbound/` applies them.
 */
export type InboundEvent =
  | InboundMessage
  | {
      readonly kind: 'status';
      readonly chat: ChatReference | null;
      readonly providerMessageId: string;
      readonly status: OutgoingStatus;
      readonly failure: Failure | null;
      readonly at: number;
      /** Our own outbox id, when the provider carries it along. */
      readonly outboxId: string | null;
    }
  | {
      readonly kind: 'edit';
      readonly chat: ChatReference;
      readonly targetProviderMessageId: string;
      readonly text: string;
      readonly at: number;
    }
  | {
      readonly kind: 'delete';
      readonly chat: ChatReference;
      readonly targetProviderMessageId: string;
      readonly at: number;
    }
  | {
      readonly kind: 'reaction';
      readonly chat: ChatReference;
      readonly targetProviderMessageId: string;
      /** Who reacted: `us` for the phone or the API, else the customer. */
      readonly by: 'us' | Identifier | null;
      /** The emoji, or null when the reaction was taken back. */
      readonly emoji: string | null;
      readonly at: number;
    }
  | {
      /** How a call went on: comes with or after the message that stands for it, in any order; see `climbCall`. */
      readonly kind: 'call-update';
      readonly chat: ChatReference;
      readonly targetProviderMessageId: string;
      readonly outcome: CallOutcome;
      readonly at: number;
    }
  | {
      readonly kind: 'poll-votes';
      readonly chat: ChatReference;
      readonly targetProviderMessageId: string;
      readonly options: readonly { readonly name: string; readonly voters: readonly string[] }[];
      readonly at: number;
    }
  | {
      readonly kind: 'connection';
      readonly state: ConnectionState;
      /** The number's own phone or chat id, when told. */
      readonly account: string | null;
      readonly detail: Saying | null;
      readonly at: number | null;
      /** A code to scan that came along: base64 PNG without prefix. */
      readonly qrCode?: string;
    }
  /** News of a message template: of the whole account, so every number of it is told. */
  | {
      readonly kind: 'template';
      readonly account: string;
      readonly name: string;
      /** In the spelling `en_US`. */
      readonly language: string;
      readonly news: TemplateNews;
      readonly at: number | null;
    }
  /** A customer has told the provider, rather than us, whether they want promotions. */
  | {
      readonly kind: 'promotions-wish';
      readonly identifiers: readonly Identifier[];
      readonly wants: boolean;
      readonly at: number;
    }
  /** Two names that the provider says are one person, without a message. */
  | {
      readonly kind: 'identity';
      readonly identifiers: readonly Identifier[];
      readonly name: string | null;
      /** Where they are reached from now on, in the provider's terms, when that has changed. */
      readonly address?: string | null;
    };

/** What an adapter made of a raw body. */
export type Normalised =
  | {
      readonly kind: 'events';
      readonly events: readonly InboundEvent[];
      /** What else the body holds and why it is not kept; shown in the journal. */
      readonly note?: string;
    }
  /** Read and understood, but nothing that Deskbell keeps: the reason is shown in the journal. */
  | { readonly kind: 'ignored'; readonly reason: string };
