import { refusal } from '#shared/api/errors.ts';

/** A place in a list, as the caller sees it: opaque, made of the sort keys of the last item. */
export function encodeCursor(keys: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** The sort keys of a numeric column and a tie-breaker; ApiError `invalid` for anything that we did not make. */
export function decodeCursor(cursor: string): { readonly order: number; readonly tie: string } {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(keys)) {
      const [order, tie = ''] = keys as unknown[];
      if (typeof order === 'number' && typeof tie === 'string') return { order, tie };
    }
  } catch {
    // Falls through: not ours.
  }
  throw refusal('invalid', 'unknown-cursor', { cursor: 'unknown cursor' });
}

/** One page out of `limit + 1` rows: the extra one only tells that there is more. */
export function pageOfRows<Row>(
  rows: readonly Row[],
  limit: number,
  keysOf: (row: Row) => readonly (string | number)[],
): { items: Row[]; nextCursor?: string } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last !== undefined
    ? { items, nextCursor: encodeCursor(keysOf(last)) }
    : { items };
}
