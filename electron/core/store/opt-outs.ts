import type { ContactId } from '#shared/domain/ids.ts';

import type { OptOut } from './contacts.ts';
import type { WriteDb } from './database.ts';
import { sql } from './sql.ts';

/** Sets what a customer does not want to get; what is left out stays. Returns false when it was so already. */
export function setOptOut(
  db: WriteDb,
  id: ContactId,
  change: { readonly promotions?: OptOut; readonly reminders?: OptOut },
): boolean {
  const promotions = change.promotions ?? null;
  const reminders = change.reminders ?? null;
  return (
    db.run(sql`
      UPDATE contacts SET opt_out_promotions = coalesce(${promotions}, opt_out_promotions),
        opt_out_reminders = coalesce(${reminders}, opt_out_reminders)
      WHERE id = ${id} AND (opt_out_promotions <> coalesce(${promotions}, opt_out_promotions)
        OR opt_out_reminders <> coalesce(${reminders}, opt_out_reminders))`) === 1
  );
}
