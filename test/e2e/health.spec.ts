import { startLocaltunnelServer, type LocaltunnelServer } from '#test/support/tunnel/localtunnel-server.ts';

import type { Desk } from './desk.ts';
import { expect, shopAt, test as base } from './fixtures.ts';
import { judgeBothThemes } from './judge-page.ts';
import { HealthPages } from './pages/health.ts';

type Fixtures = {
  readonly health: HealthPages;
  readonly tunnelServer: LocaltunnelServer;
  /** Connects a number that its provider calls, and ends the first run. */
  readonly connectCalled: () => Promise<void>;
};

const test = base.extend<Fixtures>({
  health: async ({ page }, use) => use(new HealthPages(page)),
  tunnelServer: async ({}, use) => {
    const server = await startLocaltunnelServer();
    await use(server);
    await server.stop();
  },
  connectCalled: async ({ desk, greenApi, timezoneId }, use) => {
    await use(async () => {
      const line = greenApi.addInstance();
      await desk.call('channels.create', {
        provider: 'green-api',
        label: 'Front desk',
        config: line.configFor('webhook'),
        secrets: { apiTokenInstance: line.apiTokenInstance },
      });
      await desk.call('settings.update', { isSetUp: true, business: shopAt(timezoneId) });
      await expect
        .poll(async () => (await desk.call('channels.list', {})).items[0]?.connection, { intervals: [50] })
        .toBe('works');
    });
  },
});

/** Resolves once a test came back through the address and every provider was told. */
async function isLed(desk: Desk): Promise<void> {
  await expect
    .poll(
      async () => {
        const { proof, registrations } = await desk.call('tunnel.get', {});
        return [proof.state, ...registrations.map(({ state }) => state)];
      },
      { intervals: [50] },
    )
    .toEqual(['works', 'set']);
}

test('an address is chosen by keys alone, proved, and told as it dies and comes back', async ({
  desk,
  page,
  health,
  tunnelServer,
  connectCalled,
  open,
}) => {
  await connectCalled();
  await open('/connections/address');
  await expect(health.now).toContainText('There is no public address, but your numbers need one.');
  await health.way(/^None/).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(health.way(/^localtunnel/)).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Server')).toBeFocused();
  await page.keyboard.type(tunnelServer.url);
  await page.keyboard.press('Enter');
  await expect(health.now).toContainText('The way from the internet to this computer works.');
  await expect(health.now).toContainText(/A test went out through 127\.0\.0\.1:\d+ and came back in \d+ ms/);
  await isLed(desk);
  await expect(page.getByText('Green API calls the present address.')).toBeVisible();
  await tunnelServer.setListening(false);
  await tunnelServer.forget();
  await expect(health.now).toContainText('The server that lends the address does not answer.');
  await expect(health.now).toContainText('Messages to Front desk wait at Green API, for 24 hours at most.');
  await tunnelServer.setListening(true);
  await health.now.getByRole('button', { name: 'Start again' }).click();
  await expect(health.now).toContainText('The way from the internet to this computer works.');
});

test('to go without an address is asked first, and what that means', async ({
  desk,
  page,
  health,
  tunnelServer,
  connectCalled,
  open,
}) => {
  await connectCalled();
  await desk.call('tunnel.change', { kind: 'localtunnel', server: tunnelServer.url });
  await isLed(desk);
  await open('/connections/address');
  await health.way(/^None/).check();
  await health.use.click();
  const dialog = page.getByRole('dialog', { name: 'Change the public address?' });
  await expect(dialog).toContainText('1 number depends on the present address: Front desk.');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect((await desk.call('tunnel.get', {})).kind).toBe('localtunnel');
  await health.use.click();
  await dialog.getByRole('button', { name: 'Go without an address' }).click();
  await expect(health.now).toContainText('There is no public address, but your numbers need one.');
});

test('health says what is broken, leads to where it is mended, and then that everything works', async ({
  desk,
  page,
  health,
  tunnelServer,
  connectCalled,
  open,
}) => {
  await connectCalled();
  await open('/connections/health');
  await expect(health.whole.getByRole('heading')).toHaveText('1 thing needs you.');
  await expect(health.finding('Front desk')).toContainText('Green API has no address to bring messages to.');
  await health.finding('Public address').getByRole('link', { name: 'To the public address' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Public address' })).toBeVisible();
  await desk.call('tunnel.change', { kind: 'localtunnel', server: tunnelServer.url });
  await isLed(desk);
  await page.getByRole('link', { name: 'Health' }).click();
  await expect(health.whole.getByRole('heading')).toHaveText('Everything works.');
  await health.checkAll.click();
  await expect(health.whole).toContainText('Everything was checked');
  await expect(health.finding('Database')).toContainText('The file is sound.');
});

test.describe('axe finds nothing serious, in the light theme and in the dark one', () => {
  test.use({ colorScheme: 'light' });

  test('of the public address and of health, well and broken', async ({
    desk,
    page,
    health,
    tunnelServer,
    connectCalled,
    open,
    go,
  }) => {
    test.setTimeout(120_000);
    await connectCalled();
    await open('/connections/health');
    await expect(health.whole.getByRole('heading')).toHaveText('1 thing needs you.');
    expect.soft(await judgeBothThemes(page)).toEqual([]);
    await desk.call('tunnel.change', { kind: 'localtunnel', server: tunnelServer.url });
    await isLed(desk);
    await expect(health.whole.getByRole('heading')).toHaveText('Everything works.');
    expect.soft(await judgeBothThemes(page)).toEqual([]);
    await go('/connections/address');
    await health.way(/with your own name/).check();
    await health.use.click();
    await expect(page.getByText('Fill this in first.').first()).toBeVisible();
    expect.soft(await judgeBothThemes(page)).toEqual([]);
    await health.way(/^None/).check();
    await health.use.click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect.soft(await judgeBothThemes(page)).toEqual([]);
  });
});
