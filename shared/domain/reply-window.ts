import type { ProviderKind } from './channel.ts';

const day = 24 * 60 * 60_000;

/**
 * When the time ends in which a customer may be answered freely, epoch ms; null for a number without such a rule.
 * Meta opens 24 hours with each message or call of the customer; afterwards only approved templates go. Whoever has
 * never written (`lastFromCustomerAt` null) has opened nothing: then it ended when the chat began, at `since`.
 */
export function replyWindowEnd(
  provider: ProviderKind,
  times: { readonly lastFromCustomerAt: number | null; readonly since: number },
): number | null {
  if (provider !== 'meta-cloud') return null;
  return times.lastFromCustomerAt === null ? times.since : times.lastFromCustomerAt + day;
}

/** True while a free answer would be taken: before the end, or where there is none. */
export function isReplyWindowOpen(windowEnd: number | null, now: number): boolean {
  return windowEnd === null || now < windowEnd;
}
