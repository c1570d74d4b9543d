import type { Handlers } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';

type Calls = Pick<Handlers, Extract<keyof Handlers, `notices.${string}`>>;

/** The calls about notices. */
export function noticeHandlers(): Calls {
  const notYet = (): never => {
    throw new ApiError('internal', 'Not there yet.');
  };
  return {
    'notices.list': notYet,
    'notices.dismiss': notYet,
  };
}
