import { expect, test } from 'vitest';

import { kindOf } from './event-names.ts';

test.each([
  ['incomingMessageReceived', 'message'],
  ['outgoingMessageReceived', 'fromPhone'],
  ['outgoingAPIMessageReceived', 'byProgram'],
  ['outgoingMessageStatus', 'status'],
  ['editedMessage', 'edit'],
  ['deletedMessage', 'deletion'],
  ['incomingCall', 'call'],
  ['stateInstanceChanged', 'connection'],
  ['statusInstanceChanged', 'connection'],
  ['deviceInfo', 'connection'],
  ['quotaExceeded', 'quota'],
  ['journal.incoming', 'history'],
  ['messages.text', 'message'],
  ['messages.reaction', 'reaction'],
  ['messages.status.delivered', 'status'],
  ['message_template_status_update', 'template'],
  ['account_update', 'connection'],
  ['smb_message_echoes', 'fromPhone'],
  ['messages', 'message'],
  ['statuses', 'status'],
  ['channelsUpdates', 'connection'],
  ['message', 'message'],
  ['status', 'status'],
  ['edit', 'edit'],
  ['reaction', 'reaction'],
  ['booking', 'visit'],
  ['torrow reminder', 'torrow'],
  ['somethingNew', 'unknown'],
  [null, 'unknown'],
] as const)('%s is a %s', (eventType, kind) => {
  expect(kindOf(eventType)).toBe(kind);
});
