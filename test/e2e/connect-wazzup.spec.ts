import { plainPicture } from '#test/support/picture.ts';

import { expect, test, Typist } from './connecting.ts';

const vera = { phone: '79990000101', name: 'Vera' };
const picture = plainPicture(40, 40, [0, 0, 0]).toString('base64');

test('with keys alone: one key, a number from the list, and Wazzup24 calls Deskbell', async ({
  page,
  wazzup,
  addresses,
  desk,
  connections,
  open,
}) => {
  test.setTimeout(90_000);
  const account = wazzup.addAccount();
  account.addChannel();
  const second = account.addChannel();
  const typist = new Typist(page);
  await desk.call('settings.update', { isSetUp: true });
  await open('/connections/add');
  await typist.goTo(/^Wazzup24/, 'button');
  await typist.press();
  await expect(page.getByText('Wazzup24 tells one program only')).toBeVisible();

  // Only a simulator needs its address.
  await connections.advanced.click();
  await connections.wazzupUrl.fill(wazzup.url);
  await connections.apiKey.focus();

  await typist.type('API key', account.apiKey);
  await expect(connections.found('+7 900 555 01 01')).toBeVisible();
  await typist.goTo(/900 555 01 00/, 'radio');
  await page.keyboard.press('ArrowDown');
  await typist.press('Space');
  await expect(connections.found('+7 900 555 01 01')).toBeChecked();
  await typist.goTo('Connect', 'button');
  await typist.press();

  await expect(page.getByRole('radio', { name: 'Automatically' })).toBeFocused();
  await typist.press();
  await expect(page.getByRole('heading', { name: 'The number is connected' })).toBeVisible({
    timeout: 30_000,
  });
  const [tunnel] = addresses.tunnels.values();
  expect(account.webhooksUri).toContain(`${tunnel?.url ?? 'no address'}/hooks/wazzup24/`);

  account.customerWrites(second, vera, 'Hello!');
  await expect(page.getByLabel('Your phone')).toHaveValue('+7 999 000 01 01');
  await expect(page.getByRole('button', { name: 'Send me a message' })).toBeFocused();
  await typist.press();
  await expect(connections.step('A message to you arrived')).toContainText('Done');
  expect(account.sent.map(({ channelId, chatId }) => ({ channelId, chatId }))).toEqual([
    { channelId: second.channelId, chatId: vera.phone },
  ]);
  expect({ fields: typist.fields, presses: typist.presses }).toEqual({ fields: 1, presses: 5 });
});

test('several numbers stand side by side with their own names; the address with its secret is copied with a warning', async ({
  page,
  wazzup,
  addresses,
  desk,
  connections,
  open,
}) => {
  const account = wazzup.addAccount();
  const channels = [account.addChannel(), account.addChannel()];
  await desk.call('settings.update', { isSetUp: true });
  for (const [index, { channelId }] of channels.entries()) {
    await desk.call('channels.create', {
      provider: 'wazzup24',
      label: index === 0 ? 'Reception' : 'Studio',
      config: { apiUrl: wazzup.url, channelId },
      secrets: { apiKey: account.apiKey },
    });
  }
  await desk.call('tunnel.change', { kind: 'localtunnel' });
  await open('/connections');
  for (const label of ['Reception', 'Studio']) {
    await expect(connections.number(label)).toContainText('Wazzup24 knows this address.', {
      timeout: 20_000,
    });
    await expect(connections.number(label)).toContainText('/hooks/wazzup24/••••••');
  }
  expect(addresses.tunnels.size).toBe(1);
  await connections.openMenu('Reception', 'Copy webhook address');
  await expect(page.getByRole('dialog')).toContainText('This address holds a secret.');
  await expect(page.getByRole('dialog').getByLabel('Address')).toHaveValue(/\/hooks\/wazzup24\/[\w.~-]{8,}$/);
  await page.keyboard.press('Escape');
  await connections.openMenu('Studio', 'Replace the keys');
  await page.getByRole('dialog').getByLabel('API key', { exact: true }).fill('0'.repeat(32));
  await expect(page.getByRole('dialog')).toContainText('Does not fit.');
});

test('a number that is signed out shows the code that Wazzup24 tells, and goes on once it was scanned', async ({
  page,
  wazzup,
  addresses,
  desk,
  connections,
  open,
}) => {
  test.setTimeout(60_000);
  const account = wazzup.addAccount();
  const channel = account.addChannel({ state: 'qridle' });
  await desk.call('settings.update', { isSetUp: true });
  await desk.call('tunnel.change', { kind: 'localtunnel' });
  const { id } = await desk.call('channels.create', {
    provider: 'wazzup24',
    config: { apiUrl: wazzup.url, channelId: channel.channelId },
    secrets: { apiKey: account.apiKey },
  });
  await open(`/connections/${id}`);
  await expect(connections.step('WhatsApp signed in')).toContainText('Your turn', { timeout: 20_000 });
  account.setState(channel, 'qr', { qr: `data:image/png;base64,${picture}` });
  await expect(connections.code).toBeVisible();
  await expect(page.getByText('Use a code on the phone instead')).toHaveCount(0);
  account.setState(channel, 'active');
  await expect(page.getByRole('heading', { name: 'The number is connected' })).toBeVisible();
  expect(addresses.tunnels.size).toBe(1);
});
