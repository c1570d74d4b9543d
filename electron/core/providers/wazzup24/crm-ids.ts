import type { Clock } from '../../platform/ports.ts';

/** Wazzup24 refuses an id that it has seen within a minute; a little more, because its clock is not ours. */
const remembered = 2 * 60_000;

/** Under which `crmMessageId` a message is handed over. */
export type CrmIds = {
  /** The outbox id; after a definite refusal another one, because the refused one may be remembered as used. */
  idFor(outboxId: string): string;
  /** The message was certainly not taken. */
  refused(outboxId: string): void;
};

/** In memory: after a restart within the minute a repeat is refused, and the message stays unknown. */
export function createCrmIds(clock: Pick<Clock, 'now'>): CrmIds {
  const refusals = new Map<string, { readonly count: number; readonly at: number }>();
  return {
    idFor(outboxId) {
      const known = refusals.get(outboxId);
      return known === undefined ? outboxId : `${outboxId}/${known.count + 1}`;
    },
    refused(outboxId) {
      const now = clock.now();
      for (const [id, { at }] of refusals) if (now - at > remembered) refusals.delete(id);
      refusals.set(outboxId, { count: (refusals.get(outboxId)?.count ?? 0) + 1, at: now });
    },
  };
}
