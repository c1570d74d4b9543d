import { ApiError } from '#shared/api/errors.ts';
import type { ProviderKind } from '#shared/domain/channel.ts';

import type { ChannelRow } from '../store/channels.ts';

/** The provider's own number of an instance, where its settings have one. */
export function accountOf(config: unknown): string | null {
  const id =
    typeof config === 'object' && config !== null && 'idInstance' in config ? config.idInstance : null;
  return typeof id === 'string' ? id : null;
}

/** The one among `rows` that is the same number at the same provider; a provider without numbers has one line. */
export function findTwin(
  rows: readonly ChannelRow[],
  kind: ProviderKind,
  config: unknown,
): ChannelRow | undefined {
  const account = accountOf(config);
  return rows.find((row) => row.provider === kind && accountOf(JSON.parse(row.config)) === account);
}

/** The same instance connected twice would receive each message twice. */
export function refuseTwin(rows: readonly ChannelRow[], kind: ProviderKind, config: unknown): void {
  const twin = findTwin(rows, kind, config);
  if (!twin) return;
  const field = kind === 'practice' ? 'provider' : 'config.idInstance';
  throw new ApiError('conflict', `This number is connected already, as "${twin.label}".`, {
    [field]: 'Connected already.',
  });
}
