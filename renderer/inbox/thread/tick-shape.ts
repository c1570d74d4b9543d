import type { MessageStatus } from '#shared/domain/message-status.ts';

/** The shape of a status; each also has its word in `inbox.status`. */
export type TickShape = 'clock' | 'one' | 'two' | 'two-read' | 'played' | 'failed' | 'unknown';

/** How the status of an outgoing message is drawn; null for an incoming one, which needs no mark. */
export function tickOf(status: MessageStatus): TickShape | null {
  switch (status) {
    case 'received':
      return null;
    case 'queued':
      return 'clock';
    case 'sent':
      return 'one';
    case 'delivered':
      return 'two';
    case 'read':
      return 'two-read';
    case 'played':
      return 'played';
    case 'failed':
      return 'failed';
    case 'unknown':
      return 'unknown';
  }
}
