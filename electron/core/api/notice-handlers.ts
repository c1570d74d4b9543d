import type { Handlers } from '#shared/api/contract.ts';
import { ApiError } from '#shared/api/errors.ts';

import { openNotices, putNoticeAside } from '../notices/notices.ts';
import type { EventBus } from '../platform/event-bus.ts';
import type { Clock } from '../platform/ports.ts';
import type { Store } from '../store/database.ts';

type Calls = Pick<Handlers, Extract<keyof Handlers, `notices.${string}`>>;

/** The calls about notices. */
export function noticeHandlers({
  store,
  bus,
  clock,
}: {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
}): Calls {
  return {
    'notices.list': () => ({ items: openNotices(store.read) }),
    'notices.dismiss': ({ id }) => {
      if (!store.write((db) => putNoticeAside(db, id, clock.now())))
        throw new ApiError('not-found', 'There is no such notice any more.');
      bus.announce([{ topic: 'notices' }]);
      return { id };
    },
  };
}
