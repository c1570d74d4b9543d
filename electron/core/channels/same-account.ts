import { z } from 'zod';

import { refusal } from '#shared/api/errors.ts';
import type { ProviderKind } from '#shared/domain/channel.ts';
import { saying } from '#shared/domain/saying/saying.ts';

import type { ChannelRow } from '../store/channels.ts';

/** Under which key the settings of a provider hold its own name of the number. */
const accountKeys: Record<ProviderKind, string | null> = {
  'green-api': 'idInstance',
  'meta-cloud': 'phoneNumberId',
  wazzup24: 'channelId',
  practice: null,
};

const settings = z.record(z.string(), z.unknown());

/** The provider's own name of a number, where its settings have one. */
export function accountOf(kind: ProviderKind, config: unknown): string | null {
  const key = accountKeys[kind];
  const value = key === null ? undefined : settings.safeParse(config).data?.[key];
  return typeof value === 'string' ? value : null;
}

/** The one among `rows` that is the same number at the same provider; a provider without numbers has one line. */
export function findTwin(
  rows: readonly ChannelRow[],
  kind: ProviderKind,
  config: unknown,
): ChannelRow | undefined {
  const account = accountOf(kind, config);
  return rows.find((row) => row.provider === kind && accountOf(kind, JSON.parse(row.config)) === account);
}

/** The same instance connected twice would receive each message twice. */
export function refuseTwin(rows: readonly ChannelRow[], kind: ProviderKind, config: unknown): void {
  const twin = findTwin(rows, kind, config);
  if (!twin) return;
  const key = accountKeys[kind];
  const field = key === null ? 'provider' : `config.${key}`;
  throw refusal('conflict', saying('number-taken', { label: twin.label }), {
    [field]: 'Connected already.',
  });
}
