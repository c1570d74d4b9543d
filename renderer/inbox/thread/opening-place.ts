import type { ThreadRow } from './thread-rows.ts';

/** Which row a stretch opens at, and where in the view it stands. */
export type OpeningPlace =
  | { readonly kind: 'end' }
  | { readonly kind: 'row'; readonly index: number; readonly align: 'start' | 'center' };

/** A chat opens at the message that was asked for, else at the unread line, else at its end. */
export function openingPlace(rows: readonly ThreadRow[], openedAround: string | null): OpeningPlace {
  if (openedAround !== null) {
    const index = rows.findIndex((row) => row.key === openedAround);
    if (index !== -1) return { kind: 'row', index, align: 'center' };
  }
  const unread = rows.findIndex((row) => row.kind === 'unread');
  return unread === -1 ? { kind: 'end' } : { kind: 'row', index: unread, align: 'start' };
}
