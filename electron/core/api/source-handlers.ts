import type { Handlers } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';

import { torrowUrlHandlers, type TorrowUrlDeps } from './torrow-url-handlers.ts';

type Calls = Pick<Handlers, Extract<keyof Handlers, `sources.${string}`>>;

/** The calls about sources. */
export function sourceHandlers(deps: TorrowUrlDeps): Calls {
  const notYet = (): never => {
    throw new ApiError('internal', 'Not there yet.');
  };
  return {
    'sources.list': notYet,
    'sources.addCalendar': notYet,
    'sources.update': notYet,
    'sources.refresh': notYet,
    'sources.remove': notYet,
    'sources.readCsv': notYet,
    'sources.tryCsv': notYet,
    'sources.importCsv': notYet,
    'sources.imports': notYet,
    'sources.cancelImport': notYet,
    'sources.undoImport': notYet,
    'sources.renewHookSecret': notYet,
    ...torrowUrlHandlers(deps),
  };
}
