import type { Handlers } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';

type Calls = Pick<Handlers, Extract<keyof Handlers, `replies.${string}` | `replyCards.${string}`>>;

/** The calls about replies. */
export function replyHandlers(): Calls {
  const notYet = (): never => {
    throw new ApiError('internal', 'Not there yet.');
  };
  return {
    'replies.get': notYet,
    'replies.update': notYet,
    'replyCards.list': notYet,
    'replyCards.resolve': notYet,
  };
}
