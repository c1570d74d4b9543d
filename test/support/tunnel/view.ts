import type { TunnelView } from '#shared/api/calls/tunnel.ts';

import type { Shop } from '../shop.ts';

/** The public address as the screens see it, as soon as it fits. */
export function addressWhen(
  shop: Shop,
  what: string,
  fits: (view: TunnelView) => boolean,
): Promise<TunnelView> {
  return shop.until(what, async () => {
    const view = await shop.client.call('tunnel.get', {});
    return fits(view) && view;
  });
}

/** The same; meanwhile the computer wakes up again and again, so that nothing waits for its time. */
export function addressWhenWoken(
  shop: Shop,
  what: string,
  fits: (view: TunnelView) => boolean,
): Promise<TunnelView> {
  return addressWhen(shop, what, (view) => {
    if (fits(view)) return true;
    shop.core.wake();
    return false;
  });
}

export const isProved = ({ proof }: TunnelView): boolean => proof.state === 'works';
