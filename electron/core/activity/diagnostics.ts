import { arch, platform, release, totalmem, freemem } from 'node:os';

import { toInstant } from '#shared/api/call.ts';

import type { Clock, KeptLog } from '../platform/ports.ts';
import { databaseFacts } from '../store/table-sizes.ts';
import { readJournal } from '../store/journal-list.ts';
import { timeZoneOf } from '../settings/settings.ts';
import { textOfBody } from './body-text.ts';
import { maskOfThisShop, type MaskDeps } from './gather-known.ts';
import type { Mask } from './masking/mask-value.ts';
import { logLine, logRows } from './read-log.ts';

export type DiagnosticsDeps = MaskDeps & {
  readonly clock: Clock;
  readonly keptLog?: KeptLog;
  readonly version: string;
  /** Answers of the contract that tell how things are; each is masked before it is written. */
  readonly ask: Readonly<Record<string, () => unknown>>;
};

const logLines = 500;
const failedEvents = 20;
const longestBody = 4_000;

/**
 * The text for somebody who helps. Every part goes through the mask, then the whole once more: a secret or a phone that
 * one part did not see as such is not let out by it. A part that fails says so and costs no other.
 */
export async function makeDiagnostics(deps: DiagnosticsDeps): Promise<{ fileName: string; text: string }> {
  const { clock, settings } = deps;
  const mask = await maskOfThisShop(deps);
  const now = clock.now();
  const asked = await Promise.all(
    Object.entries(deps.ask).map(([title, answer]) =>
      part(title, async () => documentOf(mask, await answer())),
    ),
  );
  const parts = [
    await part('Deskbell', () => [
      ['version', deps.version],
      ['made', `${toInstant(now)} (shop: ${timeZoneOf(settings.get())})`],
      ['system', `${platform()} ${release()} ${arch()}`],
      ['node', [process.versions.node, electronOf(process.versions)].join(' ').trim()],
      [
        'memory',
        `${inMegabytes(freemem())} free of ${inMegabytes(totalmem())}, ${inMegabytes(process.memoryUsage.rss())} used here`,
      ],
      ['running for', `${Math.round(process.uptime() / 60)} min`],
    ]),
    await part('Settings', () => documentOf(mask, settings.get())),
    ...asked,
    await part('Database', () => databaseLines(deps)),
    await part(`Last failed events (${failedEvents} at most)`, () => failedLines(deps, mask)),
    await part(`Log, the last ${logLines} lines`, async () => {
      const rows = logRows((await deps.keptLog?.tail(logLines)) ?? []).reverse();
      return rows.length === 0 ? '(none is kept)' : rows.map((row) => mask.text(logLine(row))).join('\n');
    }),
  ];
  const text = [introduction, ...parts].join('\n\n');
  const stamp = toInstant(now).slice(0, 16).replaceAll(':', '-');
  return { fileName: `deskbell-diagnostics-${stamp}.txt`, text: `${mask.sure(text)}\n` };
}

const introduction = `DESKBELL DIAGNOSTICS
This is all that leaves the computer, and only when its owner hands it on: nothing is sent by itself.
Secrets are left out, phones are cut to two digits, names and texts of customers are only measured.`;

type Content = string | readonly (readonly [string, string])[];

async function part(title: string, content: () => Content | Promise<Content>): Promise<string> {
  const head = `== ${title} ${'='.repeat(Math.max(0, 74 - title.length))}`;
  try {
    const written = await content();
    const body =
      typeof written === 'string'
        ? written
        : written.map(([name, value]) => `${name.padEnd(24)} ${value}`).join('\n');
    return `${head}\n${body}`;
  } catch (error) {
    // The name alone: a message may quote what it failed on.
    return `${head}\n(could not be read: ${error instanceof Error ? error.name : 'unknown error'})`;
  }
}

/** What the program says of itself, in settings and in answers of the contract; never what a person has typed. */
const ourWords =
  /^(part|connection|reason|detail|sending|since|at|computerTimeZone|url|localUrl|webhookUrl|hostname|cloudflared|program|outcome)$/;

function documentOf(mask: Mask, value: unknown): string {
  return JSON.stringify(mask.value(value, { withTexts: false, ourWords }), null, 2);
}

function databaseLines({ store }: DiagnosticsDeps): Content {
  const { version, bytes, unusedBytes, tables } = databaseFacts(store.read);
  return [
    ['schema', String(version)],
    ['size', `${inMegabytes(bytes)}, ${inMegabytes(unusedBytes)} of it unused`],
    ...tables.map(({ name, rows }) => [name, grouped(rows)] as const),
  ];
}

function failedLines({ store }: DiagnosticsDeps, mask: Mask): string {
  const rows = readJournal(
    store.read,
    { state: 'failed' },
    { direction: 'older', from: Number.MAX_SAFE_INTEGER },
    failedEvents,
  );
  if (rows.length === 0) return '(none)';
  return rows
    .map((row) => {
      const head = [
        toInstant(row.receivedAt),
        row.subject,
        row.source,
        row.eventType ?? '(no type)',
        `tried ${row.attempts}`,
      ];
      const body = JSON.stringify(mask.body(textOfBody(row.body), { withTexts: false }));
      const shown = body.length > longestBody ? `${body.slice(0, longestBody)}…` : body;
      return `${mask.text(head.join('  '))}\n  why: ${mask.text(row.reason ?? '')}\n  ${shown}`;
    })
    .join('\n');
}

/** Electron adds its own to the versions of Node; plain Node has none. */
function electronOf(versions: NodeJS.ProcessVersions): string {
  const { electron } = versions as { electron?: string };
  return electron === undefined ? '' : `(Electron ${electron})`;
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** Groups of three with an apostrophe: a count is not to be taken for a phone, by readers and by the mask. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, "'");
}
