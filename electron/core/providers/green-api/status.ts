import type { Failure } from '#shared/domain/failure.ts';
import type { OutgoingStatus } from '#shared/domain/message-status.ts';

import { cleanDetail } from '../clean-detail.ts';
import { text, type Fields } from '../lenient.ts';
import { saysGroupTooLarge } from './markers.ts';

export type ReportedStatus = { readonly status: OutgoingStatus; readonly failure: Failure | null };

/**
 * The status of an outgoing message under `key` (`status` in webhooks, `statusMessage` in journals) with the reason of
 * a failure; null for one that is not known. `pending` and the like stand in journals of messages that still wait.
 */
export function readStatus(from: Fields, key: string): ReportedStatus | null {
  const reported = text(from, key)?.trim();
  switch (reported?.toLowerCase()) {
    case 'queued':
    case 'pending':
      return { status: 'queued', failure: null };
    case 'sent':
      return { status: 'sent', failure: null };
    case 'delivered':
      return { status: 'delivered', failure: null };
    case 'read':
      return { status: 'read', failure: null };
    case 'played':
      return { status: 'played', failure: null };
    case 'failed':
      return failed(failureOf(text(from, 'description', 'reason')));
    case 'noaccount':
      return failed({ code: 'not-on-whatsapp', detail: null });
    case 'notingroup':
      return failed({ code: 'not-in-group', detail: null });
    case 'yellowcard':
    case 'suspended':
      return failed({ code: 'number-blocked', detail: reported });
    default:
      return null;
  }
}

function failed(failure: Failure): ReportedStatus {
  return { status: 'failed', failure };
}

function failureOf(description: string | null): Failure {
  const detail = description === null ? null : cleanDetail(description);
  return { code: saysGroupTooLarge(description) ? 'group-too-large' : 'provider-error', detail };
}
