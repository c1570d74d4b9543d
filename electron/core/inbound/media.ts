import { mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { ChannelId } from '#shared/domain/ids.ts';

import { download, type DownloadResult } from '../platform/download.ts';
import type { EventBus } from '../platform/event-bus.ts';
import type { Clock, Log } from '../platform/ports.ts';
import type { WakeLoop } from '../platform/wake-loop.ts';
import type { Connection } from '../providers/provider.ts';
import {
  dueAttachments,
  failAttachment,
  getAttachment,
  markAttachmentReady,
  nextAttachmentAt,
  postponeAttachment,
  type DueAttachment,
} from '../store/attachments.ts';
import { aliasesOf } from '../store/conversations.ts';
import type { Store } from '../store/database.ts';
import { isStorageTrouble } from '../store/trouble.ts';
import { cleanMimeType, largestMedia, storedExtension } from './attachment.ts';
import { createDueLoop } from '../platform/due-loop.ts';
import { imageSizeOfFile } from './image-size.ts';
import { nextMediaTry } from './media-pauses.ts';

const minute = 60_000;
/** When to look again while the number is not connected. */
const unconnectedPause = 5 * minute;
/** Files fetched side by side. */
const batch = 3;

export type MediaDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly bus: EventBus;
  /** The media folder; files lie in `<channel>/<yyyy-mm>/<attachment><ending>`. */
  readonly folder: string;
  readonly connectionOf: (channelId: ChannelId) => Connection | null;
};

/** Fetches the files of messages at once, because providers keep them for days only; failures are tried again from the table. */
export function createMediaDownloader(deps: MediaDeps): WakeLoop {
  const { store, clock, log } = deps;
  return createDueLoop({
    clock,
    log,
    nextAt: () => nextAttachmentAt(store.read),
    async work(signal) {
      const due = dueAttachments(store.read, clock.now(), batch);
      // All are waited for, also when one fails: nothing may be written after the loop was stopped.
      const results = await Promise.allSettled(due.map((attachment) => fetchOne(deps, attachment, signal)));
      const failed = results.find((result) => result.status === 'rejected');
      if (failed) throw failed.reason;
      return due.length > 0;
    },
  });
}

async function fetchOne(deps: MediaDeps, attachment: DueAttachment, signal: AbortSignal): Promise<void> {
  const { store, clock, bus } = deps;
  const connection = deps.connectionOf(attachment.channelId);
  if (!connection) {
    const nextAttemptAt = clock.now() + unconnectedPause;
    store.write((db) =>
      postponeAttachment(db, attachment.id, { nextAttemptAt, error: 'not connected', counts: false }),
    );
    return;
  }
  const path = pathOf(attachment);
  const part = join(deps.folder, `${path}.part`);
  const outcome = await attempt(deps, connection, attachment, part, signal);
  if (signal.aborted) {
    await rm(part, { force: true });
    return;
  }
  const failure = outcome.kind === 'done' ? await keepOrSayWhy(deps, attachment, path, outcome) : outcome;
  if (failure) {
    await rm(part, { force: true });
    recordFailure(deps, attachment, failure);
  }
  if (!getAttachment(store.read, attachment.id)) await discard(deps.folder, path);
  bus.announce([{ topic: 'messages', conversationId: attachment.conversationId }]);
}

/** The message has been erased or joined with its double meanwhile: its file goes too, and folders that it leaves empty. */
async function discard(folder: string, path: string): Promise<void> {
  await rm(join(folder, path), { force: true });
  for (const parent of [dirname(path), dirname(dirname(path))]) {
    await rmdir(join(folder, parent)).catch(() => undefined);
  }
}

type Outcome = DownloadResult | { readonly kind: 'no-address' };

/** Downloads; an address that is missing or has expired is asked for anew, once. */
async function attempt(
  deps: MediaDeps,
  connection: Connection,
  attachment: DueAttachment,
  part: string,
  signal: AbortSignal,
): Promise<Outcome> {
  const fetch = async (url: string): Promise<DownloadResult> => {
    const own = connection.readMedia?.(url) ?? null;
    if (own !== null) {
      await writeFile(part, own, { flush: true });
      return { kind: 'done', size: own.byteLength, mimeType: null };
    }
    return download({
      url,
      file: part,
      maxBytes: largestMedia,
      mayFetch: (target) => connection.mayFetch(target),
      headersOf: (target) => connection.mediaHeaders?.(target) ?? {},
      clock: deps.clock,
      signal,
    });
  };
  try {
    await mkdir(dirname(part), { recursive: true });
    const first: Outcome =
      attachment.sourceUrl === null ? { kind: 'no-address' } : await fetch(attachment.sourceUrl);
    const isGone =
      first.kind === 'no-address' || (first.kind === 'status' && [403, 404, 410].includes(first.status));
    if (!isGone || signal.aborted) return first;
    const fresh = await freshAddress(deps, connection, attachment, signal);
    return fresh === null ? first : await fetch(fresh);
  } catch (error) {
    return { kind: 'broken', detail: error instanceof Error ? error.name : 'unknown error' };
  }
}

/** A chat may have several ids, and the provider knows the message under one of them: each attempt tries the next. */
async function freshAddress(
  deps: MediaDeps,
  connection: Connection,
  attachment: DueAttachment,
  signal: AbortSignal,
): Promise<string | null> {
  if (!connection.mediaUrl || attachment.providerMessageId === null) return null;
  const chatIds = aliasesOf(deps.store.read, attachment.conversationId);
  const chatId = chatIds[attachment.attempts % Math.max(1, chatIds.length)] ?? attachment.providerChatId;
  return connection
    .mediaUrl(chatId, attachment.providerMessageId, signal, attachment.sourceId)
    .catch(() => null);
}

/** A file that the disk does not take costs an attempt, so that it cannot stand in front of others for ever. */
async function keepOrSayWhy(
  deps: MediaDeps,
  attachment: DueAttachment,
  path: string,
  done: Extract<Outcome, { kind: 'done' }>,
): Promise<Exclude<Outcome, { kind: 'done' }> | null> {
  try {
    await keep(deps, attachment, path, done);
    return null;
  } catch (error) {
    if (isStorageTrouble(error)) throw error;
    return { kind: 'broken', detail: error instanceof Error ? error.name : 'unknown error' };
  }
}

async function keep(
  deps: MediaDeps,
  attachment: DueAttachment,
  path: string,
  done: Extract<Outcome, { kind: 'done' }>,
): Promise<void> {
  const file = join(deps.folder, path);
  const size = await imageSizeOfFile(`${file}.part`, attachment.mimeType);
  await rename(`${file}.part`, file);
  const told = done.mimeType === null ? 'application/octet-stream' : cleanMimeType(done.mimeType);
  const mimeType = attachment.mimeType === 'application/octet-stream' ? told : attachment.mimeType;
  deps.store.write((db) =>
    markAttachmentReady(db, attachment.id, {
      path,
      size: done.size,
      mimeType,
      width: size?.width ?? null,
      height: size?.height ?? null,
    }),
  );
}

function recordFailure(
  deps: MediaDeps,
  attachment: DueAttachment,
  outcome: Exclude<Outcome, { kind: 'done' }>,
): void {
  const error = errorOf(outcome);
  deps.log.write('warn', 'a file could not be fetched', { attachment: attachment.id, error });
  const now = deps.clock.now();
  const keptFor = deps.connectionOf(attachment.channelId)?.keepsMediaFor ?? null;
  const keptUntil = keptFor === null ? null : attachment.receivedAt + keptFor;
  const nextAttemptAt = isFinal(outcome) ? null : nextMediaTry(attachment.attempts, keptUntil, now);
  deps.store.write((db) => {
    if (nextAttemptAt === null) {
      failAttachment(db, attachment.id, {
        state: outcome.kind === 'too-large' ? 'too-large' : 'failed',
        error,
      });
    } else {
      postponeAttachment(db, attachment.id, { nextAttemptAt, error, counts: true });
    }
  });
}

/** True when the next attempt would end the same. */
function isFinal(outcome: Outcome): boolean {
  return outcome.kind === 'too-large' || outcome.kind === 'not-allowed';
}

function errorOf(outcome: Exclude<Outcome, { kind: 'done' }>): string {
  switch (outcome.kind) {
    case 'status':
      return `HTTP ${outcome.status}`;
    case 'broken':
      return outcome.detail;
    case 'not-allowed':
    case 'too-large':
    case 'no-address':
      return outcome.kind;
  }
}

/** Relative to the media folder. The ids are ours, so nothing that a provider wrote becomes part of a path but the ending. */
function pathOf(attachment: DueAttachment): string {
  const month = new Date(attachment.messageAt).toISOString().slice(0, 7);
  return join(
    attachment.channelId,
    month,
    `${attachment.id}${storedExtension(attachment.fileName, attachment.mimeType)}`,
  );
}
