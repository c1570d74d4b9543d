/** Chats that begin to toast within this are one crowd, in ms. */
const crowdTime = 5_000;
/** So many chats have a toast of their own within that time; more of them share one. */
const crowdSize = 3;

/** What was shown lately. Times are monotonic, in ms. */
export type CrowdMemory<Id> = {
  /** Chats with a toast of their own, and since when. */
  readonly alone: ReadonlyMap<Id, number>;
  /** Chats that share a toast, the newest first, and when it last grew; null when it does not stand. */
  readonly together: { readonly chats: readonly Id[]; readonly at: number } | null;
};

export type CrowdDecision<Id> = {
  /** These get a toast of their own. */
  readonly alone: readonly Id[];
  /** All chats of the shared toast, the newest first; null: it stays as it is. Their own toasts go. */
  readonly together: readonly Id[] | null;
};

/**
 * Several chats at once do not flood: when more than three begin within five seconds, these and all that follow share
 * one toast. `fresh`: chats without a toast that have just begun, the newest first.
 */
export function decideCrowd<Id>(
  fresh: readonly Id[],
  memory: CrowdMemory<Id>,
  now: number,
): CrowdDecision<Id> {
  if (fresh.length === 0) return { alone: [], together: null };
  const recent = [...memory.alone].filter(([, at]) => now - at < crowdTime).map(([id]) => id);
  const isStillGrowing = memory.together !== null && now - memory.together.at < crowdTime;
  const isCrowd = isStillGrowing || new Set([...recent, ...fresh]).size > crowdSize;
  if (!isCrowd) return { alone: fresh, together: null };
  const older = memory.together?.chats ?? [];
  return { alone: [], together: [...new Set([...fresh, ...recent.reverse(), ...older])] };
}
