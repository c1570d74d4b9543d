import { ApiError } from '#shared/api/errors.ts';
import type { ConnectionState, ProviderKind } from '#shared/domain/channel.ts';
import { asId, type ChannelId } from '#shared/domain/ids.ts';
import type { InboundEvent } from '#shared/domain/inbound-event.ts';
import { saying, type Saying } from '#shared/domain/saying/saying.ts';

import type { Journal } from '../journal/journal.ts';
import type { EventBus } from '../platform/event-bus.ts';
import { inTurn } from '../platform/in-turn.ts';
import type { Clock, Folders, Log, Random, Secrets } from '../platform/ports.ts';
import type { Connection, ConnectionContext, ConnectionReport, Provider } from '../providers/provider.ts';
import {
  getChannel,
  insertChannel,
  listChannels,
  listRemovedChannels,
  recordConnection,
  updateChannel,
  type ChannelRow,
} from '../store/channels.ts';
import type { Store } from '../store/database.ts';
import { removeChannel, reviveChannel } from '../store/remove-channel.ts';
import { eraseLine } from './erase-line.ts';
import { createAccountBuckets } from './account-buckets.ts';
import type { ProvableChannel } from './proof-of-channel.ts';
import { createProofs, type Proofs } from './proofs.ts';
import { startChannel, type RunningChannel } from './running-channel.ts';
import { findTwin, refuseTwin } from './same-account.ts';
import { ofSameAccount, sharedSecrets } from './same-webhook.ts';

type ConnectionEvent = Extract<InboundEvent, { kind: 'connection' }>;

export type ChannelsDeps = {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly folders: Pick<Folders, 'media'>;
  readonly journal: Pick<Journal, 'receive'>;
  readonly providers: readonly Provider[];
  /** The address under which the world reaches the ingress, without a trailing slash; null when there is none. */
  readonly publicUrl: () => string | null;
  readonly publish: ConnectionContext<unknown, unknown>['publish'];
  /** A number may have become able to send. */
  readonly onConnectionChanged: () => void;
  /** A number was added or removed: others may write to a customer now. */
  readonly onNumbersChanged?: () => void;
  /** A check has looked whether a number's provider calls us. */
  readonly onWebhook?: (id: ChannelId, heard: HeardWebhook) => void;
};

/** Whether a number's provider calls us; `detail` says where else. `askedAt` in epoch ms. */
export type HeardWebhook = {
  readonly webhook: 'ours' | 'elsewhere';
  readonly detail: Saying | null;
  readonly askedAt: number;
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
  /** For whom callers of the public listener may speak. */
  readonly proofs: Proofs;
  /** Numbers are added, changed and removed one after the other: each takes several steps. */
  readonly #inTurn = inTurn();
  readonly #bucketOf: ReturnType<typeof createAccountBuckets>;
  #isStopped = false;

  constructor(deps: ChannelsDeps) {
    this.#deps = deps;
    this.#bucketOf = createAccountBuckets(deps.clock);
    this.proofs = createProofs({
      proofKey: deps.random.hex(32),
      provable: () => this.#provable(),
      provider: (kind) => this.provider(kind),
    });
  }

  /** Starts every stored number; one that cannot be started is reported and does not stop the others. */
  start(): Promise<void> {
    return this.#inTurn(async () => {
      for (const row of listChannels(this.#deps.store.read)) await this.#run(row);
    });
  }

  /** Stops all numbers; what is under way is aborted. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#inTurn(async () => {
      await Promise.all([...this.#running.values()].map((channel) => channel.stop()));
      this.#running.clear();
    });
  }

  /** A running number, or null. */
  get(id: ChannelId): RunningChannel | null {
    return this.#running.get(id) ?? null;
  }

  /** The network side of a number, or null when it was removed or could not be started. */
  connectionOf(id: ChannelId): Connection | null {
    return this.#running.get(id)?.connection ?? null;
  }

  /** The provider of a number with its stored settings; null when there is no such number. */
  providerOf(id: ChannelId): { readonly provider: Provider; readonly config: unknown } | null {
    const row = getChannel(this.#deps.store.read, id);
    return row ? { provider: this.provider(row.provider), config: JSON.parse(row.config) } : null;
  }

  /** True when a file of this number goes without words. */
  splitsCaptions(id: ChannelId): boolean {
    return this.#running.get(id)?.provider.splitsCaptions === true;
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

  /**
   * Adds a number and starts it; one that was here before goes on with its chats. `config` and `secrets` have been
   * checked by the caller against the provider. Rejects with ApiError `conflict` when the number is in use already.
   */
  create(input: NewChannel): Promise<ChannelRow> {
    return this.#inTurn(async () => {
      const { random, secrets, store } = this.#deps;
      refuseTwin(listChannels(store.read), input.provider, input.config);
      const former = findTwin(listRemovedChannels(store.read), input.provider, input.config);
      const id = former?.id ?? asId<ChannelId>(random.id());
      const provider = this.provider(input.provider);
      const all = { ...sharedSecrets(this.#provable(), provider, input.secrets), ...input.secrets };
      for (const name of provider.generatedSecrets) all[name] ??= random.hex(24);
      try {
        await this.#keepSecrets(id, all);
        this.#insertOrRevive(id, input);
      } catch (error) {
        await secrets.removeAll(secretName(id, ''));
        throw error;
      }
      const row = await this.#restart(id);
      this.#deps.onNumbersChanged?.();
      return row;
    });
  }

  #insertOrRevive(id: ChannelId, input: NewChannel): void {
    const { provider, label } = input;
    const config = JSON.stringify(input.config);
    const now = this.#deps.clock.now();
    this.#deps.store.write((db) => {
      if (!reviveChannel(db, id, { label, config, now }))
        insertChannel(db, { id, provider, label, config, createdAt: now });
    });
    this.#deps.bus.announce([{ topic: 'channel', channelId: id }]);
  }

  /** Changes label, settings or secrets of a number and starts it anew. Rejects with ApiError `not-found`. */
  update(
    id: ChannelId,
    change: { label: string; config: unknown; secrets: Record<string, string> },
  ): Promise<ChannelRow> {
    return this.#inTurn(async () => {
      const { store, bus } = this.#deps;
      if (!getChannel(store.read, id)) throw removedMeanwhile();
      await this.#keepSecrets(id, change.secrets);
      store.write((db) =>
        updateChannel(db, id, { label: change.label, config: JSON.stringify(change.config) }),
      );
      bus.announce([{ topic: 'channel', channelId: id }]);
      return this.#restart(id);
    });
  }

  /**
   * Takes a number out of use with its secrets; a practice line goes with everything that it made up. Returns false
   * when there was none.
   */
  remove(id: ChannelId): Promise<boolean> {
    return this.#inTurn(async () => {
      const { store, bus, secrets } = this.#deps;
      await this.#running.get(id)?.stop();
      this.#running.delete(id);
      this.#secrets.delete(id);
      const row = getChannel(store.read, id);
      if (row?.provider === 'practice') await eraseLine(this.#deps, id);
      else if (row) store.write((db) => removeChannel(db, id, this.#deps.clock.now()));
      await secrets.removeAll(secretName(id, ''));
      this.#deps.onNumbersChanged?.();
      if (row) bus.announce([{ topic: 'channel', channelId: id }, { topic: 'outbox' }]);
      this.#deps.onConnectionChanged();
      return row !== undefined;
    });
  }

  /** What came in about the connection of a number. */
  hear(id: ChannelId, event: ConnectionEvent): void {
    if (event.qrCode !== undefined)
      this.connectionOf(id)?.hearQr?.(event.qrCode, event.at ?? this.#deps.clock.now());
    const { state, detail, account } = event;
    this.report(id, { state, detail, account });
  }

  #provable(): ProvableChannel[] {
    return [...this.#running.values()].map(({ row, provider, config }) => ({
      id: row.id,
      kind: provider.kind,
      config,
      secrets: this.#secrets.get(row.id) ?? {},
    }));
  }

  /** Path and full address that the provider is to call; null when this number is not pushed to. */
  webhookOf(row: ChannelRow): { path: string; url: string | null } | null {
    const provider = this.provider(row.provider);
    const config = provider.configSchema.safeParse(JSON.parse(row.config));
    const secrets = this.#secrets.get(row.id) ?? {};
    const path = config.success ? provider.webhookPath(config.data, row.id, secrets) : null;
    if (path === null) return null;
    const base = this.#deps.publicUrl();
    return { path, url: base === null ? null : `${base}${path}` };
  }

  /** The running numbers of the same account at the provider, this one first. `isOneWebhook`: theirs is set for all at once. */
  accountOf(row: ChannelRow): { readonly rows: ChannelRow[]; readonly isOneWebhook: boolean } {
    const isOneWebhook = this.provider(row.provider).account?.hasOneWebhook === true;
    return { rows: this.#ofAccount(row), isOneWebhook };
  }

  #ofAccount(row: ChannelRow): ChannelRow[] {
    const secrets = this.#secrets.get(row.id) ?? {};
    const siblings = ofSameAccount(this.#provable(), this.provider(row.provider), secrets);
    const others = siblings.filter(({ id }) => id !== row.id);
    return [row, ...others.flatMap(({ id }) => this.#running.get(id)?.row ?? [])];
  }

  /** The addresses at which a number's account may call us, its own first. */
  #webhooksOfAccount(row: ChannelRow): string[] {
    const urls = this.#ofAccount(row).flatMap((one) => this.webhookOf(one)?.url ?? []);
    return [...new Set(urls)];
  }

  #heardCheck(id: ChannelId, report: ConnectionReport, askedAt: number): void {
    this.report(id, report);
    const detail = report.checks.find(({ name }) => name === 'receiving')?.detail ?? null;
    if (report.webhook) this.#deps.onWebhook?.(id, { webhook: report.webhook, detail, askedAt });
  }

  async #keepSecrets(id: ChannelId, secrets: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(secrets)) {
      await this.#deps.secrets.set(secretName(id, name), value);
    }
  }

  async #restart(id: ChannelId): Promise<ChannelRow> {
    await this.#running.get(id)?.stop();
    this.#running.delete(id);
    const row = getChannel(this.#deps.store.read, id);
    if (!row) throw removedMeanwhile();
    if (!this.#isStopped) await this.#run(row);
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
          heardCheck: (report, askedAt) => this.#heardCheck(row.id, report, askedAt),
          webhookUrls: () => this.#webhooksOfAccount(row),
          accountBucket: this.#bucketOf(provider, row.id, secrets),
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
        detail: saying('keys-unreadable'),
        account: null,
      });
    }
  }
}

function secretName(id: ChannelId, name: string): string {
  return `channel/${id}/${name}`;
}

function removedMeanwhile(): ApiError {
  return new ApiError('not-found', 'There is no such number. It may have been removed.');
}
