import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';

import { toInstant } from '#shared/api/call.ts';
import type { JournalExport } from '#shared/api/calls/journal.ts';

import type { EventBus } from '../platform/event-bus.ts';
import type { Clock, Log } from '../platform/ports.ts';
import { breathe } from '../platform/sleep.ts';
import { listChannels, listRemovedChannels } from '../store/channels.ts';
import {
  countEntries,
  newestSeq,
  readJournal,
  type JournalFilter,
  type JournalRow,
} from '../store/journal-list.ts';
import { bodyMatcher, textOfBody } from './body-text.ts';
import { maskOfThisShop, type MaskDeps } from './gather-known.ts';
import type { Mask } from './masking/mask-value.ts';

export type ExportDeps = MaskDeps & {
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly log: Log;
  /** Where the file lies until it is fetched; absolute. */
  readonly folder: string;
  /** A path under which the screen may fetch a file by its id. */
  readonly linkTo: (id: string) => string;
};

export type ExportQuery = {
  readonly filter: JournalFilter;
  readonly text: string | undefined;
  readonly withTexts: boolean;
};

/** Exports of events: one at a time, written to a file that is kept for an hour. */
export type JournalExports = {
  /** Begins; the export before is ended and its file removed. */
  begin(query: ExportQuery): Promise<JournalExport>;
  latest(): JournalExport | null;
  /** Ends it, or removes its file. */
  cancel(id: string): Promise<JournalExport | null>;
  /** The file behind an id, once it is ready. */
  open(id: string): {
    readonly path: string;
    readonly fileName: string;
    readonly mimeType: string;
    readonly size: number;
  } | null;
  stop(): Promise<void>;
};

/** How long the file is kept, ms. */
const keptFor = 60 * 60_000;
const slice = 50;

/** What tells an export's file from the files of messages. */
const idStart = 'export-';

type Running = {
  readonly id: string;
  readonly path: string;
  /** The newest event when it began: what comes in meanwhile is not in the file. */
  readonly last: number;
  readonly stopping: AbortController;
  work: Promise<void>;
};

/** Makes the exporter; nothing runs yet. */
export function createJournalExports(deps: ExportDeps): JournalExports {
  const { bus, clock, log, random, folder } = deps;
  let current: Running | null = null;
  let shown: JournalExport | null = null;
  let forget: () => void = () => undefined;

  const change = (id: string, part: Partial<JournalExport>) => {
    if (shown?.id !== id) return;
    shown = { ...shown, ...part };
    bus.announce([{ topic: 'journal' }]);
  };
  const end = async () => {
    const ending = current;
    current = null;
    forget();
    ending?.stopping.abort();
    await ending?.work;
    if (ending) await rm(ending.path, { force: true }).catch(() => undefined);
  };
  const run = async ({ id, path, stopping, last }: Running, query: ExportQuery) => {
    try {
      await mkdir(folder, { recursive: true });
      const counted = await writeEvents(deps, { path, last, signal: stopping.signal }, query, (part) =>
        change(id, part),
      );
      if (counted === null) return change(id, { state: 'cancelled', url: null });
      change(id, { ...counted, state: 'ready', url: deps.linkTo(id) });
      forget = clock.after(keptFor, () => {
        void end().then(() => change(id, { state: 'cancelled', url: null }));
      });
    } catch (error) {
      log.write('error', 'the events could not be exported', { error: String(error) });
      change(id, { state: 'failed' });
    }
  };

  return {
    latest: () => shown,
    async begin(query) {
      await end();
      const id = `${idStart}${random.id()}`;
      const running: Running = {
        id,
        path: join(folder, `${id}.jsonl`),
        last: newestSeq(deps.store.read),
        stopping: new AbortController(),
        work: Promise.resolve(),
      };
      shown = begun(deps, id, query);
      current = running;
      running.work = run(running, query);
      return shown;
    },
    async cancel(id) {
      if (shown?.id !== id) return shown;
      await end();
      change(id, { state: 'cancelled', url: null });
      return shown;
    },
    open(id) {
      if (current?.id !== id || shown?.state !== 'ready') return null;
      const { fileName, size } = shown;
      return { path: current.path, fileName, size, mimeType: 'application/x-ndjson' };
    },
    stop: end,
  };
}

function begun({ store, clock }: ExportDeps, id: string, query: ExportQuery): JournalExport {
  return {
    ...{ id, state: 'running', done: 0, events: 0, size: 0, url: null },
    total: countEntries(store.read, query.filter),
    withTexts: query.withTexts,
    fileName: `deskbell-events-${toInstant(clock.now()).slice(0, 10)}.jsonl`,
  };
}

type Progress = Pick<JournalExport, 'done' | 'events' | 'size'>;

/** Writes what fits, oldest first; null when it was stopped on the way. */
async function writeEvents(
  deps: ExportDeps,
  { path, last, signal }: { readonly path: string; readonly last: number; readonly signal: AbortSignal },
  { filter, text, withTexts }: ExportQuery,
  tell: (progress: Progress) => void,
): Promise<Progress | null> {
  const { store, clock } = deps;
  const fits = text === undefined ? () => true : bodyMatcher(text);
  const lineOf = createLineWriter(deps, await maskOfThisShop(deps), withTexts);
  const counted = { done: 0, events: 0, size: 0 };
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  // A full disk may be told while nothing is being written: the next write, or the end, throws it.
  file.on('error', () => undefined);
  try {
    let from = 0;
    let toldAt = clock.monotonic();
    for (;;) {
      const rows = readJournal(store.read, filter, { direction: 'newer', from }, slice);
      for (const row of rows) {
        if (signal.aborted) return null;
        if (row.seq > last) break;
        counted.done += 1;
        if (fits(row.body)) {
          counted.events += 1;
          counted.size += await write(file, lineOf(row));
        }
      }
      from = rows.at(-1)?.seq ?? last;
      if (rows.length < slice || from >= last) break;
      if (clock.monotonic() - toldAt > 250) {
        tell({ ...counted });
        toldAt = clock.monotonic();
      }
      await breathe();
    }
    return counted;
  } finally {
    file.end();
    await finished(file);
  }
}

/** Resolves when the file can take more; how many bytes were written. */
async function write(file: WriteStream, line: string): Promise<number> {
  if (file.errored !== null) throw file.errored;
  const bytes = Buffer.from(`${line}\n`);
  if (!file.write(bytes)) await once(file, 'drain');
  return bytes.length;
}

/** One event as a line of JSON, masked. */
function createLineWriter(
  { store }: Pick<ExportDeps, 'store'>,
  mask: Mask,
  withTexts: boolean,
): (row: JournalRow) => string {
  const channels = [...listChannels(store.read), ...listRemovedChannels(store.read)];
  const providers = new Map<string, string>(channels.map(({ id, provider }) => [id, provider]));
  return (row) =>
    JSON.stringify({
      id: row.id,
      receivedAt: toInstant(row.receivedAt),
      number: row.channelId,
      provider: row.channelId === null ? null : (providers.get(row.channelId) ?? null),
      source: row.source,
      subject: row.subject,
      state: row.state,
      reason: row.reason === null ? null : mask.text(row.reason),
      eventType: row.eventType === null ? null : mask.text(row.eventType),
      attempts: row.attempts,
      size: row.size,
      body: mask.body(textOfBody(row.body), { withTexts }),
    });
}
