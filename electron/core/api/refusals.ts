import { ApiError, refusal } from '#shared/api/errors.ts';
import { saying } from '#shared/domain/saying/saying.ts';

import {
  EmptyMessageError,
  IdempotencyConflictError,
  NotFoundError,
  OutboxStateError,
} from '../outbound/errors.ts';

/** Runs `work`; what the outbox refuses becomes an answer that the caller can read. */
export function asApiError<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof NotFoundError) throw new ApiError('not-found', error.message);
    if (error instanceof OutboxStateError) {
      throw new ApiError('conflict', error.message, undefined, saying(`message-is-${error.state}`));
    }
    if (error instanceof IdempotencyConflictError) {
      throw refusal('conflict', 'key-used', { idempotencyKey: 'Used for another message.' });
    }
    if (error instanceof EmptyMessageError)
      throw refusal('invalid', 'message-empty', { text: 'Write something.' });
    throw error;
  }
}
