import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { download } from '../../platform/download.ts';
import type { Clock } from '../../platform/ports.ts';

/** Why a calendar could not be read; the screen has a sentence for each. */
export type CalendarTrouble =
  'not-reached' | 'not-found' | 'forbidden' | 'server-error' | 'too-large' | 'not-allowed' | 'not-a-calendar';

export type FetchedCalendar =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'trouble'; readonly trouble: CalendarTrouble };

/** A year of a busy salon is under one megabyte. */
const mostBytes = 20 * 1024 * 1024;

/** The address that is asked for, or null: `webcal:` is https, a bare host too; plain http only on this computer. */
export function calendarAddress(written: string): string | null {
  const trimmed = written.trim().replace(/^webcals?:/i, 'https:');
  const full = /^[a-z][a-z\d+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(full)) return null;
  const url = new URL(full);
  return mayFetch(url.href) && url.hostname.length > 2 ? url.href : null;
}

/** Reads a calendar over the network. Never throws; the address is in no answer. */
export async function fetchCalendar(
  url: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<FetchedCalendar> {
  const folder = await mkdtemp(join(tmpdir(), 'deskbell calendar '));
  const file = join(folder, 'calendar.ics');
  try {
    const result = await download({
      url,
      file,
      maxBytes: mostBytes,
      mayFetch,
      headersOf: () => ({ Accept: 'text/calendar, */*;q=0.5' }),
      clock,
      signal,
    });
    switch (result.kind) {
      case 'done':
        return { kind: 'text', text: new TextDecoder().decode(await readFile(file)) };
      case 'status':
        return { kind: 'trouble', trouble: troubleOf(result.status) };
      case 'not-allowed':
      case 'too-large':
        return { kind: 'trouble', trouble: result.kind };
      case 'broken':
        return { kind: 'trouble', trouble: 'not-reached' };
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function troubleOf(status: number): CalendarTrouble {
  if (status === 401 || status === 403) return 'forbidden';
  return status >= 400 && status < 500 ? 'not-found' : 'server-error';
}

function mayFetch(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  if (protocol === 'https:') return true;
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
