import type { ChannelView } from '#shared/api/calls/channels.ts';

import type { Shop } from '../shop.ts';
import type { SimulatedAccount, SimulatedChannel } from './account.ts';

/** Connects a number of a simulated account and waits until it works and its webhook is set. */
export async function connectWazzup24(
  shop: Shop,
  account: SimulatedAccount,
  channel: SimulatedChannel,
  more: { readonly hookSecret?: string; readonly label?: string } = {},
): Promise<ChannelView> {
  const { hookSecret, label } = more;
  const { id } = await shop.client.call('channels.create', {
    provider: 'wazzup24',
    ...(label === undefined ? {} : { label }),
    config: { apiUrl: account.url, channelId: channel.channelId },
    secrets: { apiKey: account.apiKey, ...(hookSecret === undefined ? {} : { hookSecret }) },
  });
  return shop.until('the number to work', async () => {
    const { items } = await shop.client.call('channels.list', {});
    const found = items.find((item) => item.id === id);
    return found?.state === 'works' && account.webhooksUri !== null && found;
  });
}
