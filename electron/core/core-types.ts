import type { Dispatch } from '#shared/api/server.ts';
import type { ChannelId, UploadId } from '#shared/domain/ids.ts';

import type { BookingHooks } from './ingress/booking-hook.ts';
import type { MetaHooks } from './ingress/meta-hook.ts';
import type { ProofHooks } from './ingress/proof.ts';
import type { FileHooks } from './ingress/published-file.ts';
import type { TorrowHooks } from './ingress/torrow-hook.ts';
import type { WazzupHooks } from './ingress/wazzup-hook.ts';
import type { EventBus } from './platform/event-bus.ts';

/** The product, as a host sees it. */
export type Core = {
  /** Answers the contract's calls; every transport calls this. */
  readonly dispatch: Dispatch;
  readonly events: EventBus;
  /** What the public listener needs. */
  readonly hooks: Hooks;
  /** What the local listener needs beyond calls. */
  readonly files: CoreFiles;
  readonly signIn: SignIn;
  /** Connects the numbers and begins to receive and send. */
  start(): Promise<void>;
  /** The public listener stands at this address of this computer: from now on the world may be led to it. */
  reach(ingressUrl: string): void;
  /**
   * The computer has been asleep, or the network is back: whatever waits for a time is looked at now. Everything would be
   * found without it too, within half a minute.
   */
  wake(): void;
  /** Stops in reverse order: no new work, sends in flight finish, everything is on disk. */
  stop(): Promise<void>;
};

/** Public hooks: who may post, and where it goes. */
export type Hooks = LineHooks & TorrowHooks & BookingHooks & MetaHooks & WazzupHooks & FileHooks & ProofHooks;

type LineHooks = {
  /**
   * The Green API channel that a request's proof belongs to, or null. `authorization` is the raw header, with or without
   * `Bearer `; the comparison takes the same time for every configured token. `idInstance` (from the body) decides
   * between channels that share a token.
   */
  greenApiChannel(authorization: string | undefined, idInstance: string | null): Promise<ChannelId | null>;
  /** Stores the raw body durably (null: about no number of ours), then resolves: answer 200. Rejects with JournalUnavailableError: answer 503. */
  receive(channelId: ChannelId | null, body: Uint8Array): Promise<void>;
};

/** A file that may be streamed to the screen. `size` in bytes. */
export type OpenFile = {
  readonly path: string;
  readonly fileName: string;
  readonly mimeType: string;
  readonly size: number;
};

export type CoreFiles = {
  /** Checks signature and expiry of `/media/<attachmentId>?expires=…&signature=…`; null when either is wrong or the file is not here. */
  openMedia(id: string, query: { expires?: string; signature?: string }): OpenFile | null;
  /** Streams a file into the uploads folder (100 MB at most, ApiError `invalid` beyond); the id goes into messages.send. */
  saveUpload(input: {
    fileName: string;
    mimeType: string;
    stream: AsyncIterable<Uint8Array>;
  }): Promise<{ id: UploadId; size: number }>;
};

export type SignIn = {
  /** The user when e-mail and password fit; takes the same time for an unknown e-mail. */
  checkPassword(email: string, password: string): Promise<{ userId: string } | null>;
  /** False once the user was removed. */
  userExists(userId: string): boolean;
  /** 32 bytes for signing JWTs, kept in the secrets port. */
  signingKey(): Promise<Uint8Array>;
};
