import type { Handlers } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';

type Calls = Pick<Handlers, Extract<keyof Handlers, `rules.${string}`>>;

/** The calls about rules. */
export function ruleHandlers(): Calls {
  const notYet = (): never => {
    throw new ApiError('internal', 'Not there yet.');
  };
  return {
    'rules.list': notYet,
    'rules.save': notYet,
    'rules.preview': notYet,
    'rules.remove': notYet,
    'rules.simulate': notYet,
    'rules.explain': notYet,
  };
}
