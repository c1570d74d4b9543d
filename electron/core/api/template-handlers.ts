import type { Handlers } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';

type Calls = Pick<Handlers, Extract<keyof Handlers, `templates.${string}`>>;

/** The calls about templates. */
export function templateHandlers(): Calls {
  const notYet = (): never => {
    throw new ApiError('internal', 'Not there yet.');
  };
  return {
    'templates.list': notYet,
    'templates.save': notYet,
    'templates.undo': notYet,
    'templates.remove': notYet,
    'templates.preview': notYet,
    'templates.fill': notYet,
    'templates.sendTest': notYet,
  };
}
