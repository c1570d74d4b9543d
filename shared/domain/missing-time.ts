/** A stretch of time, epoch ms. */
export type TimeSpan = { readonly from: number; readonly to: number };

/** A pause as short as this is bridged by the provider's own patience with an answer. */
const tolerance = 2 * 60_000;
/** Absences closer to each other than this are told as one. */
const joinWithin = 15 * 60_000;
/** After this nobody looks for what may be missing. */
const rememberedFor = 7 * 24 * 60 * 60_000;

/**
 * When messages may have been missed by a number whose provider tells everything once: between the last sign of life and
 * now. Null when there was no absence worth telling, or none is known (`aliveAt` null, a clock that was set back).
 */
export function missingTime(aliveAt: number | null, now: number): TimeSpan | null {
  return aliveAt === null || now - aliveAt <= tolerance ? null : { from: aliveAt, to: now };
}

/** The absences with one more, in order: near ones become one, old ones are forgotten. */
export function withAbsence(known: readonly TimeSpan[], absence: TimeSpan): TimeSpan[] {
  const joined: TimeSpan[] = [];
  for (const span of [...known, absence].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && span.from - last.to <= joinWithin)
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else joined.push(span);
  }
  return joined.filter(({ to }) => absence.to - to < rememberedFor);
}

/** The latest absence that is still worth telling. */
export function latestAbsence(known: readonly TimeSpan[], now: number): TimeSpan | null {
  return known.findLast(({ to }) => now - to < rememberedFor) ?? null;
}
