import type { Desk } from '../desk/desk.ts';

/** What the icon in the tray tells at a glance. */
export type Face =
  | { readonly kind: 'trouble' }
  | { readonly kind: 'needs-reply'; readonly count: number }
  | { readonly kind: 'paused' }
  | { readonly kind: 'fine' };

/**
 * The face of the desk; null = nothing is known yet, and nothing is claimed.
 *
 * Trouble comes first: while a number is broken customers get nothing and what they write does not arrive, so every
 * other face, also the count, would say less than the truth. Then people who wait: they are there now. A pause comes
 * after them because the owner has made it and knows; its end stands in the tooltip and in the menu. Sending that was
 * never started is no pause: the screens lead to it, and an icon that says so for days teaches to overlook it.
 */
export function faceOf(desk: Desk | null): Face {
  if (desk === null) return { kind: 'fine' };
  if (hasTrouble(desk)) return { kind: 'trouble' };
  if (desk.needsReply > 0) return { kind: 'needs-reply', count: desk.needsReply };
  return desk.health.sending === 'paused' ? { kind: 'paused' } : { kind: 'fine' };
}

/**
 * Something that only a person can mend. "Cannot tell" is none: a line that drops for a minute comes back by itself. Nor
 * is a public address that no number needs, or that has not worked for less than a minute.
 */
function hasTrouble({ channels, health }: Desk): boolean {
  return (
    health.disk.isFull ||
    health.tunnel.isTrouble ||
    health.outbox.unknown > 0 ||
    channels.some(({ state }) => state === 'broken')
  );
}
