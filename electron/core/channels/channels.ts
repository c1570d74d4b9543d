import type { ConnectionState, ProviderKind } from '#shared/domain/channel.ts';
import { asId, type ChannelId } from '#shared/domain/ids.ts';

import type { Journal } from '../journal/journal.ts';
import type { EventBus } from '../platform/event-bus.ts';
import type { Clock, Log, Random, Secrets } from '../platform/ports.ts';
import type { Connection, ConnectionReport, Provider } from '../providers/provider.ts';
import {
  getChannel,
  insertChannel,
  listChannels,
  recordConnection,
  removeChannel,
  updateChannel,
  type ChannelRow,
} from '../store/channels.ts';
import type { Store } from '../store/database.ts';
import { startChannel, type RunningChannel } from './running-channel.ts';
import { matchProof, tokenOfAuthorization } from './webhook-proof.ts';

export type ChannelsDeps = {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly journal: Pick<Journal, 'receive'>;
  readonly providers: readonly Provider[];
  /** The address under which the world reaches the ingress, without a trailing slash; null when there is none. */
  readonly publicUrl: () => string | null;
  /** A number may have become able to send. */
  readonly onConnectionChanged: () => void;
};

export type NewChannel = {
  readonly provider: ProviderKind;
  readonly label: string;
  readonly config: unknown;
  readonly secrets: Record<string, string>;
};

/** The connected numbers of this shop, running. */
export class Channels {
  readonly #deps: ChannelsDeps;
  readonly #running = new Map<ChannelId, RunningChannel>();
  /** Secrets by channel, read once at start: the proof of every webhook needs them. */
  readonly #secrets = new Map<ChannelId, Record<string, string>>();
  readonly #proofKey: string;

  constructor(deps: ChannelsDeps) {
    this.#deps = deps;
    this.#proofKey = deps.random.hex(32);
  }

  /** Starts every stored number; one that cannot be started is reported and does not stop the others. */
  async start(): Promise<void> {
    for (const row of listChannels(this.#deps.store.read)) await this.#run(row);
  }

  /** Stops all numbers; what is under way is aborted. */
  async stop(): Promise<void> {
    await Promise.all([...this.#running.values()].map((channel) => channel.stop()));
    this.#running.clear();
  }

  /** A running number, or null. */
  get(id: ChannelId): RunningChannel | null {
    return this.#running.get(id) ?? null;
  }

  /** The network side of a number, or null when it was removed or could not be started. */
  connectionOf(id: ChannelId): Connection | null {
    return this.#running.get(id)?.connection ?? null;
  }

  /** The provider of a number. */
  providerOf(id: ChannelId): Provider | null {
    const row = getChannel(this.#deps.store.read, id);
    return row ? this.provider(row.provider) : null;
  }

  /** A provider by its kind; throws when this build does not have it. */
  provider(kind: ProviderKind): Provider {
    const provider = this.#deps.providers.find((candidate) => candidate.kind === kind);
    if (!provider) throw new Error(`This version has no provider ${kind}.`);
    return provider;
  }

  /** What was last learned about a number. */
  stateOf(id: ChannelId): ConnectionState {
    return getChannel(this.#deps.store.read, id)?.connection ?? 'unknown';
  }

  /** Keeps what was learned about a number, and says so when it is news. */
  report(id: ChannelId, report: Omit<ConnectionReport, 'checks'>): void {
    const isNews = this.#deps.store.write((db) =>
      recordConnection(db, id, { ...report, at: this.#deps.clock.now() }),
    );
    if (!isNews) return;
    this.#deps.bus.announce([{ topic: 'channel', channelId: id }]);
    this.#deps.onConnectionChanged();
  }

  /** Adds a number and starts it. `config` and `secrets` have been checked by the caller against the provider. */
  async create(input: NewChannel): Promise<ChannelRow> {
    const { random, secrets, store, clock, bus } = this.#deps;
    const provider = this.provider(input.provider);
    const id = asId<ChannelId>(random.id());
    const all = { ...input.secrets };
    for (const name of provider.generatedSecrets) all[name] ??= random.hex(24);
    for (const [name, value] of Object.entries(all)) await secrets.set(secretName(id, name), value);
    const row = {
      id,
      provider: input.provider,
      label: input.label,
      config: JSON.stringify(input.config),
      createdAt: clock.now(),
    };
    store.write((db) => insertChannel(db, row));
    bus.announce([{ topic: 'channel', channelId: id }]);
    return this.#restart(id);
  }

  /** Changes label, settings or secrets of a number and starts it anew. */
  async update(
    id: ChannelId,
    change: { label: string; config: unknown; secrets: Record<string, string> },
  ): Promise<ChannelRow> {
    for (const [name, value] of Object.entries(change.secrets)) {
      await this.#deps.secrets.set(secretName(id, name), value);
    }
    this.#deps.store.write((db) =>
      updateChannel(db, id, { label: change.label, config: JSON.stringify(change.config) }),
    );
    this.#deps.bus.announce([{ topic: 'channel', channelId: id }]);
    return this.#restart(id);
  }

  /** Takes a number out of use with its secrets. Returns false when there was none. */
  async remove(id: ChannelId): Promise<boolean> {
    await this.#running.get(id)?.stop();
    this.#running.delete(id);
    this.#secrets.delete(id);
    const removed = this.#deps.store.write((db) => removeChannel(db, id, this.#deps.clock.now()));
    await this.#deps.secrets.removeAll(secretName(id, ''));
    if (removed) this.#deps.bus.announce([{ topic: 'channel', channelId: id }]);
    this.#deps.onConnectionChanged();
    return removed;
  }

  /** The channel of one provider that the request's Authorization header is the proof of, or null. */
  byWebhookToken(
    kind: ProviderKind,
    authorization: string | undefined,
    account: string | null,
  ): ChannelId | null {
    const given = tokenOfAuthorization(authorization);
    if (given === null) return null;
    const candidates = [...this.#running.values()]
      .filter((channel) => channel.provider.kind === kind)
      .map((channel) => ({
        token: this.#secrets.get(channel.row.id)?.webhookToken ?? '',
        target: channel,
      }))
      .filter(({ token }) => token !== '');
    const matches = matchProof(this.#proofKey, given, candidates);
    const named = matches.find(({ config }) => account !== null && accountOf(config) === account);
    return (named ?? matches[0])?.row.id ?? null;
  }

  /** Path and full address that the provider is to call; null when this number is not pushed to. */
  webhookOf(row: ChannelRow): { path: string; url: string | null } | null {
    const provider = this.provider(row.provider);
    const config = provider.configSchema.safeParse(JSON.parse(row.config));
    const path = config.success ? provider.webhookPath(config.data, row.id) : null;
    if (path === null) return null;
    const base = this.#deps.publicUrl();
    return { path, url: base === null ? null : `${base}${path}` };
  }

  async #restart(id: ChannelId): Promise<ChannelRow> {
    await this.#running.get(id)?.stop();
    this.#running.delete(id);
    const row = getChannel(this.#deps.store.read, id);
    if (!row) throw new Error('The number was removed meanwhile.');
    await this.#run(row);
    return row;
  }

  async #run(row: ChannelRow): Promise<void> {
    try {
      const provider = this.provider(row.provider);
      const secrets: Record<string, string> = {};
      for (const name of provider.secretNames) {
        const value = await this.#deps.secrets.get(secretName(row.id, name));
        if (value !== null) secrets[name] = value;
      }
      this.#secrets.set(row.id, secrets);
      const channel = startChannel(
        {
          ...this.#deps,
          deliver: async (source, body) => {
            await this.#deps.journal.receive({ channelId: row.id, source, body });
          },
          report: (report) => this.report(row.id, report),
          stateNow: () => this.stateOf(row.id),
        },
        row,
        provider,
        secrets,
      );
      this.#running.set(row.id, channel);
    } catch (error) {
      this.#deps.log.write('error', 'a number could not be started', {
        channel: row.id,
        error: String(error),
      });
      this.report(row.id, {
        state: 'keys-wrong',
        detail: 'The stored keys could not be read.',
        account: null,
      });
    }
  }
}

function secretName(id: ChannelId, name: string): string {
  return `channel/${id}/${name}`;
}

/** The provider's own number of an instance, where its settings have one. */
function accountOf(config: unknown): string | null {
  const id =
    typeof config === 'object' && config !== null && 'idInstance' in config ? config.idInstance : null;
  return typeof id === 'string' ? id : null;
}
