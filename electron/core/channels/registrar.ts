import type { ChannelId } from '#shared/domain/ids.ts';

/** What a number's provider was last told of our address. Times in epoch ms. */
export type Registration = {
  readonly channelId: ChannelId;
  readonly state: 'set' | 'setting' | 'failed' | 'waiting';
  readonly url: string | null;
  readonly at: number | null;
  readonly detail: string | null;
  readonly retryAt: number | null;
};

/** Keeps the providers' webhooks at the present public address. */
export type Registrar = {
  /** The address, its proof or the numbers have changed: whoever was told another address is told the present one. */
  wake(): void;
  /** One for each number that is pushed to. */
  view(): readonly Registration[];
  stop(): Promise<void>;
};

/** A registrar that tells nobody yet. */
export function createRegistrar(): Registrar {
  return { wake: () => undefined, view: () => [], stop: () => Promise.resolve() };
}
