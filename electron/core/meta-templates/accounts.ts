import type { ChannelId } from '#shared/domain/ids.ts';

import type { Channels } from '../channels/channels.ts';
import type { Templates } from '../providers/provider.ts';
import { listChannels } from '../store/channels.ts';
import type { ReadDb } from '../store/database.ts';

/** An account with templates, as its connected numbers reach it. */
export type TemplateAccount = {
  readonly account: string;
  readonly channelIds: readonly ChannelId[];
  /** What the owner calls its numbers. */
  readonly label: string;
  /** Through the first number that works, or else the first. */
  readonly templates: Templates;
  /** Aborted when that number stops. */
  readonly signal: AbortSignal;
};

export type Numbers = Pick<Channels, 'get' | 'connectionOf'>;

/** The accounts of all connected numbers that have templates, oldest number first. */
export function accountsOf(db: ReadDb, channels: Numbers): TemplateAccount[] {
  const numbers = listChannels(db).flatMap((row) => {
    const running = channels.get(row.id);
    const templates = running?.connection.templates;
    return running && templates ? [{ row, templates, signal: running.signal }] : [];
  });
  return [...Map.groupBy(numbers, ({ templates }) => templates.account)].map(([account, of]) => {
    const first = of.find(({ row }) => row.connection === 'works') ?? of[0];
    if (!first) throw new Error('An account has a number.');
    return {
      account,
      channelIds: of.map(({ row }) => row.id),
      label: of.map(({ row }) => (row.label === '' ? (row.account ?? '') : row.label)).join(', '),
      templates: first.templates,
      signal: first.signal,
    };
  });
}

/** The account whose templates a number may send; null when it has none. */
export function accountOf(channels: Numbers, id: ChannelId): string | null {
  return channels.connectionOf(id)?.templates?.account ?? null;
}
