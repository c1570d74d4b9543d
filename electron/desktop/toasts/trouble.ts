import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { ChannelId } from '#shared/domain/ids.ts';

/** Trouble that passes within this is a flicker, in ms. */
const patience = 60_000;

type WatchedNumber = Pick<
  ChannelView,
  'id' | 'provider' | 'label' | 'state' | 'connection' | 'account' | 'lastEventAt'
>;

/** What has been told and is not over; kept over restarts. */
export type ToldTrouble = {
  readonly numbers: Readonly<Record<string, string>>;
  readonly unknown: number;
  /** That the public address does not work. */
  readonly address: boolean;
};

/** What this run has seen; times are monotonic, in ms. */
export type TroubleMemory = {
  readonly worked: ReadonlySet<ChannelId>;
  /** Since when a number is broken that nobody was told of. */
  readonly brokenSince: ReadonlyMap<ChannelId, number>;
  /** Since when there are more messages of unknown fate than were told. */
  readonly unknownSince: number | null;
};

export const noTroubleSeen: TroubleMemory = { worked: new Set(), brokenSince: new Map(), unknownSince: null };

export type TroubleDecision = {
  readonly memory: TroubleMemory;
  readonly told: ToldTrouble;
  readonly broken: readonly WatchedNumber[];
  /** These work again, or are no more. */
  readonly over: readonly string[];
  /** So many messages of unknown fate are to be told; null: nothing new. */
  readonly unknown: number | null;
  readonly isUnknownOver: boolean;
  /** That the public address does not work is to be told; or is over. */
  readonly address: 'tell' | 'over' | null;
  /** Look again after so many ms; null: at the next change. */
  readonly lookAfter: number | null;
};

/**
 * What is to be told about numbers and messages. A number that worked once and is broken for a minute is told once,
 * until it works again; one that cannot be reached for a while is neither. A practice line has no trouble. Messages of
 * unknown fate are told when there are more of them than were told; most are settled by proof within that minute. Of the public
 * address the core says when it has become trouble (`address`); it is told once, until it works again.
 */
export function decideTrouble(
  now: number,
  seen: { readonly channels: readonly WatchedNumber[]; readonly unknown: number; readonly address: boolean },
  memory: TroubleMemory,
  told: ToldTrouble,
): TroubleDecision {
  const real = seen.channels.filter(({ provider }) => provider !== 'practice');
  const works = real.filter(({ state }) => state === 'works').map(({ id }) => id);
  const worked = new Set([...memory.worked, ...works]);
  const hadWorked = ({ id, account, lastEventAt }: WatchedNumber) =>
    worked.has(id) || account !== null || lastEventAt !== null;
  const waiting = real.filter(
    (number) => number.state === 'broken' && told.numbers[number.id] === undefined && hadWorked(number),
  );
  const since = new Map(waiting.map(({ id }) => [id, memory.brokenSince.get(id) ?? now]));
  const broken = waiting.filter(({ id }) => now - (since.get(id) ?? now) >= patience);
  const over = Object.keys(told.numbers).filter(
    (id) => works.some((working) => working === id) || !real.some((number) => number.id === id),
  );
  const numbers = Object.fromEntries([
    ...Object.entries(told.numbers).filter(([id]) => !over.includes(id)),
    ...broken.map(({ id, connection }) => [id, connection] as const),
  ]);
  const isMore = seen.unknown > told.unknown;
  const unknownSince = isMore ? (memory.unknownSince ?? now) : null;
  const isUnknownDue = unknownSince !== null && now - unknownSince >= patience;
  for (const { id } of broken) since.delete(id);
  const waits = [...since.values(), ...(unknownSince === null || isUnknownDue ? [] : [unknownSince])];
  return {
    memory: { worked, brokenSince: since, unknownSince: isUnknownDue ? null : unknownSince },
    told: { numbers, unknown: isMore && !isUnknownDue ? told.unknown : seen.unknown, address: seen.address },
    broken,
    over,
    unknown: isUnknownDue ? seen.unknown : null,
    isUnknownOver: seen.unknown === 0,
    address: seen.address === told.address ? null : seen.address ? 'tell' : 'over',
    lookAfter: waits.length === 0 ? null : Math.max(0, Math.min(...waits) + patience - now),
  };
}
