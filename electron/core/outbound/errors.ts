import type { OutboxState } from '#shared/domain/outbox.ts';

const names: Partial<Record<NotFoundError['what'], string>> = {
  outbox: 'message in the outbox',
  booking: 'visit',
};

/** Something that was named does not exist (any more). */
export class NotFoundError extends Error {
  readonly what: 'conversation' | 'message' | 'upload' | 'outbox' | 'booking';

  constructor(what: NotFoundError['what']) {
    super(`There is no ${names[what] ?? what} with this id.`);
    this.name = 'NotFoundError';
    this.what = what;
  }
}

/** Neither words nor a file. */
export class EmptyMessageError extends Error {
  constructor() {
    super('A message needs a text or a file.');
    this.name = 'EmptyMessageError';
  }
}

/** The key has been used for another message; nothing was queued. */
export class IdempotencyConflictError extends Error {
  constructor() {
    super('This idempotencyKey was already used for a message with other content.');
    this.name = 'IdempotencyConflictError';
  }
}

/** What a person asked for cannot be done with a row in its state. */
export class OutboxStateError extends Error {
  readonly state: OutboxState;

  constructor(state: OutboxState, possible: string) {
    super(`This message is ${wordsOf[state]}. ${possible}`);
    this.name = 'OutboxStateError';
    this.state = state;
  }
}

const wordsOf: Record<OutboxState, string> = {
  held: 'held until sending is started',
  scheduled: 'waiting to be sent',
  sending: 'being sent right now',
  accepted: 'already sent',
  delivered: 'already delivered',
  read: 'already read',
  failed: 'not sent: it failed',
  unknown: 'in an unknown state: it may have been sent',
  skipped: 'skipped',
  cancelled: 'cancelled',
};
