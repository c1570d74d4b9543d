import { afterEach, beforeEach, expect, test } from 'vitest';

import type { TunnelView } from '#shared/api/calls/tunnel.ts';
import { openShop, type Shop } from '#test/support/shop.ts';
import { startLocaltunnelServer, type LocaltunnelServer } from '#test/support/tunnel/localtunnel-server.ts';

let server: LocaltunnelServer;
let shop: Shop;

beforeEach(async () => {
  server = await startLocaltunnelServer();
  shop = await openShop({ reach: true, publicUrl: () => null });
});
afterEach(async () => {
  await shop.close();
  await server.stop();
});

function when(what: string, fits: (view: TunnelView) => boolean): Promise<TunnelView> {
  return shop.until(what, async () => {
    const view = await shop.client.call('tunnel.get', {});
    return fits(view) && view;
  });
}
const works = ({ proof }: TunnelView) => proof.state === 'works';

test('an address comes up and is proved, and asks for the same name again', async () => {
  await shop.client.call('tunnel.change', { kind: 'localtunnel', server: server.url });
  const view = await when('the proof', works);
  const [tunnel] = server.tunnels.values();
  expect(view).toMatchObject({
    kind: 'localtunnel',
    carrier: 'localtunnel',
    state: 'up',
    url: tunnel!.url,
    reason: null,
    proof: { state: 'works', reason: null, detail: null },
    history: [{ state: 'up', url: tunnel!.url }, { state: 'off' }],
  });
  expect((await fetch(`${view.url!}/healthz`)).status).toBe(200);
});
