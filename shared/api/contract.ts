import type { z } from 'zod';

import type { HandlersOf } from './call.ts';
import { activityCalls } from './calls/activity.ts';
import { noticeCalls, replyCalls } from './calls/automation.ts';
import { bookingCalls } from './calls/bookings.ts';
import { channelCalls } from './calls/channels.ts';
import { contactCalls } from './calls/contacts.ts';
import { conversationCalls } from './calls/conversations.ts';
import { healthCalls, statsCalls } from './calls/health.ts';
import { journalCalls } from './calls/journal.ts';
import { messageCalls } from './calls/messages.ts';
import { metaTemplateCalls } from './calls/meta-templates.ts';
import { outboxCalls, sendingCalls } from './calls/outbox.ts';
import { ruleCalls } from './calls/rules.ts';
import { settingsCalls, userCalls } from './calls/settings.ts';
import { sourceCalls } from './calls/sources.ts';
import { templateCalls } from './calls/templates.ts';
import { tunnelCalls } from './calls/tunnel.ts';

/** Everything that the outside of the core can ask of it. Adding a call: one entry here, one handler in core/api. */
export const contract = {
  ...settingsCalls,
  ...userCalls,
  ...channelCalls,
  ...sendingCalls,
  ...conversationCalls,
  ...messageCalls,
  ...contactCalls,
  ...outboxCalls,
  ...journalCalls,
  ...activityCalls,
  ...healthCalls,
  ...tunnelCalls,
  ...statsCalls,
  ...bookingCalls,
  ...sourceCalls,
  ...templateCalls,
  ...metaTemplateCalls,
  ...ruleCalls,
  ...replyCalls,
  ...noticeCalls,
};

export type Contract = typeof contract;
export type CallName = keyof Contract;
/** What a caller may write. */
export type CallInput<Name extends CallName> = z.input<Contract[Name]['input']>;
/** What a handler receives: defaults filled in. */
export type ParsedInput<Name extends CallName> = z.output<Contract[Name]['input']>;
export type CallOutput<Name extends CallName> = z.output<Contract[Name]['output']>;

/** One handler for each call. */
export type Handlers = HandlersOf<Contract>;

/** True for a name that the contract knows. */
export function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}
