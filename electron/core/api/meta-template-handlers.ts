import type { Handlers } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';

type MetaTemplateCalls = Pick<Handlers, Extract<keyof Handlers, `metaTemplates.${string}`>>;

/** The calls about message templates at Meta. */
export function metaTemplateHandlers(): MetaTemplateCalls {
  const none = (): never => {
    throw new ApiError('not-found', 'There is no such template.');
  };
  return {
    'metaTemplates.list': () => ({ items: [] }),
    'metaTemplates.accounts': () => ({ items: [] }),
    'metaTemplates.sync': () => ({ count: 0, trouble: null }),
    'metaTemplates.render': none,
    'metaTemplates.submit': none,
    'metaTemplates.map': none,
    'metaTemplates.fill': none,
  };
}
