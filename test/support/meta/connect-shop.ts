import type { ChannelView } from '#shared/api/calls/channels.ts';

import type { Shop } from '../shop.ts';
import type { SimulatedNumber } from './number.ts';

/** Connects a simulated number and waits until it works and Meta calls us. */
export async function connectMeta(shop: Shop, number: SimulatedNumber): Promise<ChannelView> {
  const { id } = await shop.client.call('channels.create', number.connection);
  return shop.until('the number to work', async () => {
    const { items } = await shop.client.call('channels.list', {});
    const channel = items.find((item) => item.id === id);
    const isHeard = number.app.accounts.has(number.businessAccountId) && number.app.url !== '';
    return channel?.state === 'works' && isHeard && channel;
  });
}
