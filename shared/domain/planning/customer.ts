import type { ChannelId, ContactId } from '../ids.ts';
import type { SkipReason } from './planned-message.ts';
import { followsVisit, isReminder, type Trigger } from './rule.ts';

type OptOut = 'no' | 'asked' | 'yes';

/** What planning has to know about the person of a booking. */
export type Customer = {
  readonly contactId: ContactId;
  /** Where messages go: the phone in E.164, else another address of the chat; null when there is none. */
  readonly recipient: string | null;
  /** False once the provider has said that the phone is not on WhatsApp. */
  readonly hasWhatsApp: boolean;
  /** The number of ours that writes to this person. */
  readonly channelId: ChannelId | null;
  readonly optOut: { readonly promotions: OptOut; readonly reminders: OptOut };
};

/** A customer who can be written to. */
export type Reachable = Customer & { readonly recipient: string };

/** True when the person has an address; the reason why not comes from `unreachable`. */
export function isReachable(customer: Customer | undefined): customer is Reachable {
  return customer?.hasWhatsApp === true && customer.recipient !== null;
}

/** Why nobody can be written to. */
export function unreachable(customer: Customer | undefined): SkipReason {
  if (customer === undefined) return 'no-contact';
  return customer.recipient === null ? 'no-phone' : 'no-whatsapp';
}

/**
 * True when the person has refused this kind of message. Reminders stop only after the question (`asked` still gets
 * them); what follows a visit is promotion and stops at once. News of one's own booking always comes.
 */
export function hasOptedOut(customer: Customer, trigger: Trigger): boolean {
  if (isReminder(trigger)) return customer.optOut.reminders === 'yes';
  if (followsVisit(trigger)) return customer.optOut.promotions !== 'no';
  return false;
}
