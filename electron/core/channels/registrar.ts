import { z } from 'zod';

import type { ChannelId } from '#shared/domain/ids.ts';
import { inEnglish, saying, SaidError, sayingOf, type Saying } from '#shared/domain/saying/saying.ts';

import type { Change, EventBus } from '../platform/event-bus.ts';
import type { Clock, Log } from '../platform/ports.ts';
import type { SetUpAnswer } from '../providers/provider.ts';
import { listChannels, type ChannelRow } from '../store/channels.ts';
import type { Store, WriteDb } from '../store/database.ts';
import { readFact, writeFact } from '../store/facts.ts';
import type { Channels, HeardWebhook } from './channels.ts';
import { judgeRegistration, toldNow, type Failed, type Told, type Verdict } from './registration.ts';
import type { RunningChannel } from './running-channel.ts';

/** What a number's provider was last told of our address. Times in epoch ms. */
export type Registration = {
  readonly channelId: ChannelId;
  readonly state: 'set' | 'setting' | 'failed' | 'waiting';
  readonly url: string | null;
  readonly at: number | null;
  readonly detail: Saying | null;
  readonly retryAt: number | null;
};

/** Keeps the providers' webhooks at the present public address. */
export type Registrar = {
  /** The address, its proof or the numbers have changed: whoever was told another address is told the present one. */
  wake(): void;
  /** A number is new, or its keys are: what Deskbell needs is set at once, whatever was told before. */
  begin(id: ChannelId): void;
  /** Sets it now, by hand. Rejects in the provider's words. */
  setUp(channel: RunningChannel): Promise<SetUpAnswer>;
  /** A check has looked whether the provider calls us. */
  heard(id: ChannelId, heard: HeardWebhook): void;
  /** One for each number that is pushed to. */
  view(): readonly Registration[];
  stop(): Promise<void>;
};

export type RegistrarDeps = {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly log: Log;
  readonly channels: Pick<Channels, 'get' | 'webhookOf' | 'accountOf' | 'stateOf'>;
  /** False while the public address is known not to lead here. */
  readonly canRegister: () => boolean;
  /** Another program, at `host`, was told the events of this number until now; returns what to announce. */
  readonly onTakenFrom: (db: WriteDb, taken: { readonly title: string; readonly host: string }) => Change[];
};

/** The longest sleep, ms: the computer may have slept, and the proof of the address may have changed. */
const longestNap = 30_000;
/** What numbers that fetch are set up for: no address. */
const noBase = '';

/** What is remembered about a number in this run. */
type Memory = {
  isSetting: boolean;
  isOwed: boolean;
  /** Where else the provider calls, in words; null = nobody has found that. */
  astray: { readonly detail: Saying | null } | null;
  failed: (Failed & { readonly detail: Saying }) | null;
};

/** A registrar that has told nobody yet; the first `wake` begins. */
export function createRegistrar(deps: RegistrarDeps): Registrar {
  return new WebhookRegistrar(deps);
}

class WebhookRegistrar implements Registrar {
  readonly #deps: RegistrarDeps;
  readonly #memories = new Map<ChannelId, Memory>();
  /** What is under way, by account: its numbers take turns. */
  readonly #underWay = new Map<ChannelId, Promise<unknown>>();
  readonly #stopping = new AbortController();
  #cancelNap: () => void = () => undefined;
  #canRegister = true;

  constructor(deps: RegistrarDeps) {
    this.#deps = deps;
  }

  wake(): void {
    this.#look();
  }

  begin(id: ChannelId): void {
    Object.assign(this.#memoryOf(id), { isOwed: true, astray: null, failed: null });
    // Kept: whoever is told nothing before the program ends goes on with the former keys.
    this.#deps.store.write((db) => writeFact(db, owedFact(id), true));
    this.#look();
  }

  setUp(channel: RunningChannel): Promise<SetUpAnswer> {
    return this.#inLane(laneOf(this.#deps.channels, channel.row), () => this.#tell(channel));
  }

  heard(id: ChannelId, { webhook, detail, askedAt }: HeardWebhook): void {
    const memory = this.#memoryOf(id);
    const wasAstray = memory.astray !== null;
    // What was asked before it was set says nothing about now.
    if (webhook === 'elsewhere' && askedAt <= (this.#toldOf(id)?.at ?? -1)) return;
    memory.astray = webhook === 'ours' ? null : { detail };
    if ((memory.astray !== null) === wasAstray) return;
    this.#announce();
    this.#look();
  }

  view(): readonly Registration[] {
    const { store, channels } = this.#deps;
    return listChannels(store.read).flatMap((row) => {
      const webhook = channels.webhookOf(row);
      if (webhook === null) return [];
      const memory = this.#memoryOf(row.id);
      return [viewOf(row.id, webhook.path, this.#judge(row), memory, this.#toldOf(row.id))];
    });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#cancelNap();
    await Promise.all(this.#underWay.values());
  }

  #look(): void {
    const { store, clock } = this.#deps;
    this.#cancelNap();
    if (this.#stopping.signal.aborted) return;
    this.#lookAtProof();
    let nap: number | null = null;
    for (const row of listChannels(store.read)) {
      const verdict = this.#judge(row);
      if (verdict.kind === 'due') this.#begin(row);
      const wait = verdict.kind === 'later' ? verdict.at - clock.now() : longestNap;
      if (verdict.kind !== 'set') nap = Math.min(nap ?? longestNap, Math.max(1000, wait));
    }
    if (nap !== null) this.#cancelNap = clock.after(nap, () => this.#look());
  }

  /** Once the address leads here again, what failed for that reason need not wait any longer. */
  #lookAtProof(): void {
    const canRegister = this.#deps.canRegister();
    if (canRegister && !this.#canRegister) for (const memory of this.#memories.values()) memory.failed = null;
    this.#canRegister = canRegister;
  }

  #judge(row: ChannelRow): Verdict {
    const memory = this.#memoryOf(row.id);
    const base = baseOf(this.#deps.channels, row);
    const isPushed = base !== noBase;
    if (!isPushed && !memory.isOwed) return { kind: 'set' };
    const { isOwed, failed } = memory;
    return judgeRegistration(
      {
        base,
        told: isPushed ? this.#toldOf(row.id) : null,
        isAstray: memory.astray !== null,
        isOwed,
        failed,
        canRegister: !isPushed || this.#canRegister,
      },
      this.#deps.clock.now(),
    );
  }

  #begin(row: ChannelRow): void {
    const { channels } = this.#deps;
    const channel = channels.get(row.id);
    const lane = laneOf(channels, row);
    // One that is being stopped is still there for a moment, and asks nothing any more.
    if (!channel || channel.signal.aborted || this.#underWay.has(lane)) return;
    if (!channel.connection.setUp) return this.#owesNothing(row.id);
    void this.#inLane(lane, () => this.#tell(channel)).catch(() => undefined);
  }

  #owesNothing(id: ChannelId): void {
    this.#memoryOf(id).isOwed = false;
    this.#deps.store.write((db) => writeFact(db, owedFact(id), false));
  }

  #inLane<Answer>(lane: ChannelId, work: () => Promise<Answer>): Promise<Answer> {
    const before = this.#underWay.get(lane);
    const turn = before === undefined ? work() : before.then(work, work);
    const done = turn
      .catch(() => undefined)
      .then(() => {
        if (this.#underWay.get(lane) === done) this.#underWay.delete(lane);
        this.#look();
      });
    this.#underWay.set(lane, done);
    return turn;
  }

  async #tell(channel: RunningChannel): Promise<SetUpAnswer> {
    const { row, connection } = channel;
    const { channels } = this.#deps;
    const memory = this.#memoryOf(row.id);
    const base = baseOf(channels, row);
    const signal = AbortSignal.any([channel.signal, this.#stopping.signal]);
    memory.isSetting = true;
    this.#announce();
    try {
      if (!connection.setUp) throw new SaidError(saying('nothing-like-that'));
      const answer = await connection.setUp({ url: channels.webhookOf(row)?.url ?? null }, signal);
      if (base !== null) this.#keep(row, base, answer);
      void this.#checkAgain(channel);
      return answer;
    } catch (error) {
      if (!signal.aborted && base !== null) this.#keepFailure(row, base, sayingOf(error));
      throw error;
    } finally {
      memory.isSetting = false;
      this.#announce();
    }
  }

  /** The first check may have come before, or be under way: what it missed is there now. */
  async #checkAgain(channel: RunningChannel): Promise<void> {
    const { channels, log } = this.#deps;
    try {
      for (let times = 0; times < 2 && !channel.signal.aborted; times += 1)
        if (channels.stateOf(channel.row.id) !== 'works') await channel.check();
    } catch (error) {
      log.write('error', 'a task of a number failed', { error: String(error) });
    }
  }

  #keep(row: ChannelRow, base: string, { takenFrom }: SetUpAnswer): void {
    const { store, bus, clock, channels } = this.#deps;
    const mates = matesOf(channels, row);
    const changes = store.write((db) => {
      for (const { id } of base === noBase ? [] : mates) {
        const before = { told: this.#toldOf(id), isAstray: this.#memoryOf(id).astray !== null };
        writeFact(db, factOf(id), toldNow(before, base, clock.now()));
      }
      for (const { id } of mates) if (this.#memoryOf(id).isOwed) writeFact(db, owedFact(id), false);
      if (takenFrom === undefined) return [];
      return this.#deps.onTakenFrom(db, { title: row.label, host: takenFrom });
    });
    for (const { id } of mates)
      Object.assign(this.#memoryOf(id), { isOwed: false, astray: null, failed: null });
    bus.announce(changes);
  }

  #keepFailure(row: ChannelRow, base: string, detail: Saying): void {
    const { channels, clock, log } = this.#deps;
    for (const { id } of matesOf(channels, row)) {
      const memory = this.#memoryOf(id);
      const count = memory.failed?.base === base ? memory.failed.count + 1 : 1;
      memory.failed = { base, count, at: clock.now(), detail };
    }
    log.write('warn', 'a webhook could not be set', { channel: row.id, detail: inEnglish(detail) });
  }

  #memoryOf(id: ChannelId): Memory {
    const known = this.#memories.get(id);
    if (known) return known;
    const isOwed = readFact(this.#deps.store.read, owedFact(id), z.boolean()) ?? false;
    const begun: Memory = { isSetting: false, isOwed, astray: null, failed: null };
    this.#memories.set(id, begun);
    return begun;
  }

  #toldOf(id: ChannelId): Told | null {
    return readFact(this.#deps.store.read, factOf(id), toldSchema);
  }

  #announce(): void {
    this.#deps.bus.announce([{ topic: 'tunnel' }]);
  }
}

function viewOf(
  channelId: ChannelId,
  path: string,
  verdict: Verdict,
  { isSetting, astray, failed }: Memory,
  told: Told | null,
): Registration {
  const known = {
    channelId,
    url: told === null ? null : `${told.base}${path}`,
    at: told?.at ?? null,
    detail: null,
    retryAt: null,
  };
  if (isSetting) return { ...known, state: 'setting' };
  switch (verdict.kind) {
    case 'set':
      return { ...known, state: 'set' };
    case 'waiting':
    case 'due':
      return { ...known, state: 'waiting' };
    case 'later':
      return {
        ...known,
        state: 'failed',
        detail: failed?.detail ?? astray?.detail ?? null,
        retryAt: verdict.at,
      };
  }
}

type Lookup = Pick<Channels, 'webhookOf' | 'accountOf'>;

/** The present address without the number's path; null = there is none, '' = the number is not pushed to. */
function baseOf(channels: Lookup, row: ChannelRow): string | null {
  const webhook = channels.webhookOf(row);
  if (webhook === null) return noBase;
  return webhook.url === null ? null : webhook.url.slice(0, -webhook.path.length);
}

/** The numbers of one account take turns; the first one stands for all. */
function laneOf(channels: Lookup, row: ChannelRow): ChannelId {
  return channels.accountOf(row).rows.reduce((first, { id }) => (id < first ? id : first), row.id);
}

/** The number, and those whose webhook is set with its own. */
function matesOf(channels: Lookup, row: ChannelRow): readonly ChannelRow[] {
  const { rows, isOneWebhook } = channels.accountOf(row);
  return isOneWebhook ? rows : [row];
}

function factOf(id: ChannelId): string {
  return `channel/${id}/webhook`;
}

function owedFact(id: ChannelId): string {
  return `channel/${id}/webhook-owed`;
}

const toldSchema = z.object({ base: z.string(), at: z.number(), taken: z.number() });
