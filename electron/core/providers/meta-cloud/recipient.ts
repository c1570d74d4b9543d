import { isBusinessScopedId } from '#shared/domain/identifier.ts';

import { phoneDigits } from './people.ts';

/** How a recipient is named in a request. */
export type Recipient =
  | { readonly to: string }
  | { readonly recipient: string }
  | { readonly to: string; readonly recipient_type: 'group' };

/**
 * A phone gets its plus, without which Meta takes it for one of the business's own country; a business-scoped id goes
 * into a field of its own, because in `to` it would be dropped silently. Null for an address of another service.
 */
export function recipientOf(address: string): Recipient | null {
  const digits = phoneDigits(address.replace(/@(c\.us|s\.whatsapp\.net)$/, ''));
  if (digits !== null) return { to: `+${digits}` };
  if (isBusinessScopedId(address)) return { recipient: address };
  return /^[\w.=+/-]+$/.test(address) ? { to: address, recipient_type: 'group' } : null;
}
