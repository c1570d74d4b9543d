import type { Clock, Random } from '../platform/ports.ts';
import type { OutgoingMessage, PublishedFile } from '../providers/provider.ts';

type SentFile = NonNullable<OutgoingMessage['file']>;

/** How long an address leads to its file: providers that fetch do so at once. Milliseconds. */
const lifetime = 10 * 60_000;

/** Files that a provider fetches from our own public listener, each under an address that nobody can guess and that ends soon. */
export type PublishedFiles = {
  /** Null while the world cannot reach this computer. */
  readonly publish: (file: SentFile) => PublishedFile | null;
  /** The file behind the secret part of an address; null when there is none (any more). */
  readonly open: (secret: string) => SentFile | null;
};

/** Addresses live in memory only: after a restart none leads anywhere. */
export function createPublishedFiles(deps: {
  readonly clock: Clock;
  readonly random: Random;
  readonly publicUrl: () => string | null;
}): PublishedFiles {
  const published = new Map<string, { readonly file: SentFile; readonly until: number }>();
  const forgetOld = () => {
    for (const [secret, { until }] of published) if (until <= deps.clock.now()) published.delete(secret);
  };
  return {
    publish(file) {
      forgetOld();
      const base = deps.publicUrl();
      if (base === null) return null;
      const secret = deps.random.hex(32);
      published.set(secret, { file, until: deps.clock.now() + lifetime });
      return { url: `${base}/files/${secret}`, withdraw: () => void published.delete(secret) };
    },
    open(secret) {
      forgetOld();
      return published.get(secret)?.file ?? null;
    },
  };
}
