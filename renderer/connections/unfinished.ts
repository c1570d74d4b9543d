import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { TunnelView } from '#shared/api/calls/tunnel.ts';

type Known = Pick<TunnelView, 'kind' | 'isFixed' | 'registrations'>;

/** True when the way of a number from its keys to messages was not gone to its end: the owner may go on with it. */
export function isUnfinished(channel: ChannelView, tunnel: Known | null): boolean {
  if (channel.provider === 'practice' || channel.connection === 'keys-wrong') return false;
  if (channel.lastEventAt === null) return true;
  if (channel.webhookPath === null || tunnel === null) return false;
  if (tunnel.kind === 'none' && !tunnel.isFixed) return true;
  return tunnel.registrations.some(({ channelId, state }) => channelId === channel.id && state === 'failed');
}
