import { healthOf, type ConnectionState, type ProviderKind } from '#shared/domain/channel.ts';
import type { ChannelId } from '#shared/domain/ids.ts';

/** A number in use. */
export type ConnectedNumber = {
  readonly id: ChannelId;
  readonly provider: ProviderKind;
  readonly connection: ConnectionState;
};

/** What is known about where a customer is written from. */
export type NumberQuestion = {
  /** The number of the chat that was used last. */
  readonly lastChat: ChannelId | null;
  /** What the sources of their visits ask for, the newest visit first. */
  readonly askedFor: readonly ChannelId[];
  /** The numbers in use, oldest first. */
  readonly connected: readonly ConnectedNumber[];
};

/**
 * Which number of ours writes to a customer: the one that they know, else the one that their booking asks for, else the
 * first that is not broken; the practice line only when there is no real one. Null while none is connected.
 */
export function chooseNumber({ lastChat, askedFor, connected }: NumberQuestion): ChannelId | null {
  const inUse = new Set(connected.map(({ id }) => id));
  const wished = [lastChat, ...askedFor].find((id) => id !== null && inUse.has(id));
  if (wished !== undefined) return wished;
  const real = connected.filter(({ provider }) => provider !== 'practice');
  const able = real.find(({ connection }) => healthOf(connection) !== 'broken');
  return (able ?? real[0] ?? connected[0])?.id ?? null;
}
