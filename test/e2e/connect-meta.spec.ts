import { expect, test, Typist } from './connecting.ts';
import { judgeBothThemes } from './judge-page.ts';

const refusal = { error: { message: '(#200) Permissions error', type: 'OAuthException', code: 200 } };
const vera = { waId: '4915112345678', name: 'Vera' };

test('with keys alone: from the welcome to a number of Meta that has sent and received, in few steps', async ({
  page,
  meta,
  addresses,
  welcome,
  connections,
  open,
}) => {
  test.setTimeout(90_000);
  const number = meta.addNumber({ phone: '4930901820112' });
  const typist = new Typist(page);
  await open();
  await expect(welcome.connect).toBeVisible();
  await typist.goTo('Connect a number', 'button');
  await typist.press();
  await typist.goTo(/^WhatsApp Cloud API/, 'button');
  await typist.press();
  await expect(page.getByText('This number leaves WhatsApp on the phone')).toBeVisible();

  // Only a simulator needs its address.
  await connections.advanced.click();
  await connections.graphUrl.fill(meta.url);
  await connections.accessToken.focus();

  await typist.type('Access token', number.accessToken);
  await expect(connections.found('Blue Door Studio')).toBeChecked();
  await typist.type('App secret', number.app.secret);
  await expect(page.getByText('Fits')).toHaveCount(4);
  await expect(connections.phoneNumberId).toHaveValue(number.phoneNumberId);
  await typist.press();

  await expect(page.getByRole('heading', { name: 'How does the world reach this computer?' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Automatically' })).toBeFocused();
  await typist.press();
  await expect(page.getByRole('heading', { name: 'The number is connected' })).toBeVisible({
    timeout: 30_000,
  });
  expect([...addresses.tunnels.values()].map(({ url }) => `${url}/api/v1/webhooks/whatsapp`)).toEqual([
    number.app.url,
  ]);

  await expect(page.getByRole('img', { name: 'A code that opens a chat with this number' })).toBeVisible();
  await number.customerWrites(vera, 'Hello!');
  await expect(page.getByLabel('Your phone')).toHaveValue('+49 1511 2345678');
  await expect(page.getByRole('button', { name: 'Send me a message' })).toBeFocused();
  await typist.press();
  await expect(connections.step('A message to you arrived')).toContainText('Done');
  await expect(page.getByText('Messages come in and go out.')).toBeVisible();
  expect(number.sends()).toHaveLength(1);
  expect({ fields: typist.fields, presses: typist.presses }).toEqual({ fields: 2, presses: 5 });
});

test('a token or a secret that Meta refuses is told under its field, and never stands in the way of saving', async ({
  page,
  meta,
  desk,
  connections,
  open,
}) => {
  const number = meta.addNumber();
  await desk.call('settings.update', { isSetUp: true });
  await open('/connections/add');
  await connections.chooseMeta.click();
  await connections.advanced.click();
  await connections.graphUrl.fill(meta.url);
  await connections.accessToken.fill(`EAAG${'0'.repeat(30)}`);
  await expect(page.getByText('Does not fit.').first()).toBeVisible();
  await expect(connections.accessToken).toHaveAttribute('aria-invalid', 'true');
  await connections.accessToken.fill(number.accessToken);
  await expect(page.getByText('Fits').first()).toBeVisible();
  await connections.appSecret.fill('0'.repeat(32));
  await expect(connections.appSecret).toHaveAttribute('aria-invalid', 'true');
  await connections.appSecret.fill(number.app.secret);
  await expect(connections.appSecret).not.toHaveAttribute('aria-invalid', 'true');

  await connections.graphUrl.fill('http://127.0.0.1:9');
  await expect(page.getByText('The keys cannot be checked now')).toBeVisible();
  await connections.submit.click();
  await expect(page.getByRole('alert')).toContainText('Meta did not answer. The keys are kept');
});

test('what was begun is gone on with from the number itself, and a refusal of the address has its cause and a button', async ({
  page,
  meta,
  addresses,
  desk,
  connections,
  watch,
  open,
}) => {
  test.setTimeout(90_000);
  // Meta's refusal of what is asked by hand, as the page hears it.
  watch.tolerate(/status of 409/);
  const number = meta.addNumber();
  await desk.call('settings.update', { isSetUp: true });
  await desk.call('channels.create', { ...number.connection, label: 'Blue Door' });
  await open('/connections');
  await expect(connections.number('Blue Door')).toContainText('Messages do not arrive yet.');
  await connections.number('Blue Door').getByRole('link', { name: 'Finish setting up' }).click();
  number.faults.always('subscriptions', { kind: 'status', status: 403, body: refusal });
  await page.getByRole('button', { name: 'Get the address' }).click();
  await expect(page.getByRole('alert')).toContainText('Meta did not take the address of this computer', {
    timeout: 30_000,
  });
  expect(addresses.asked).toHaveLength(1);
  await page.getByRole('button', { name: 'Set it at Meta by hand' }).click();
  await expect(page.getByRole('dialog').getByLabel('Address')).toHaveValue(/\/api\/v1\/webhooks\/whatsapp$/);
  await page.getByRole('dialog').getByRole('button', { name: 'Make a verify token' }).click();
  const token = page.getByRole('dialog').getByLabel('Verify token');
  await expect(token).toHaveValue(/^[0-9a-f]{32}$/);
  // The new token has Deskbell try at once, which is refused again; the dialog and the token stay meanwhile.
  const registration = async () => (await desk.call('tunnel.get', {})).registrations[0]?.state;
  await expect.poll(registration).toBe('failed');
  await expect(token).toHaveValue(/^[0-9a-f]{32}$/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  // Deskbell's own next try is half a minute away; after one more refusal, a minute.
  const asked = () => number.calls.filter(({ name }) => name === 'subscriptions').length;
  const before = asked();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(asked).toBeGreaterThan(before);
  await expect.poll(registration).toBe('failed');
  await expect(page.getByRole('alert')).toContainText('Meta did not take the address of this computer');
  number.faults.heal();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'The number is connected' })).toBeVisible({
    timeout: 20_000,
  });
});

test.describe('axe finds nothing serious, in the light theme and in the dark one', () => {
  test.use({ colorScheme: 'light' });

  test('of the keys, the address, the two messages', async ({
    page,
    meta,
    addresses,
    desk,
    connections,
    open,
  }) => {
    test.setTimeout(90_000);
    const number = meta.addNumber();
    await desk.call('settings.update', { isSetUp: true });
    await open('/connections/add');
    await connections.chooseMeta.click();
    await connections.advanced.click();
    await connections.graphUrl.fill(meta.url);
    await connections.accessToken.fill(number.accessToken);
    await connections.appSecret.fill('0'.repeat(32));
    await expect(connections.found('Blue Door Studio')).toBeVisible();
    await expect(connections.appSecret).toHaveAttribute('aria-invalid', 'true');
    expect(await judgeBothThemes(page)).toEqual([]);
    await connections.appSecret.fill(number.app.secret);
    await connections.submit.click();
    await page.getByRole('radio', { name: 'With my own name at Cloudflare' }).click();
    expect(await judgeBothThemes(page)).toEqual([]);
    await page.getByRole('radio', { name: 'Automatically' }).click();
    await page.getByRole('button', { name: 'Get the address' }).click();
    await expect(page.getByRole('img', { name: 'A code that opens a chat with this number' })).toBeVisible({
      timeout: 30_000,
    });
    expect(addresses.tunnels.size).toBe(1);
    expect(await judgeBothThemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Skip' }).click();
    await expect(page.getByLabel('Your phone')).toBeVisible();
    expect(await judgeBothThemes(page)).toEqual([]);
    await page.getByRole('link', { name: 'Back to connections' }).click();
    await expect(connections.number('Blue Door Studio')).toContainText('Meta knows this address.');
    expect(await judgeBothThemes(page)).toEqual([]);
    await connections.openMenu('Blue Door Studio', 'Copy webhook address');
    await expect(page.getByRole('dialog').getByLabel('Address')).toBeVisible();
    expect(await judgeBothThemes(page)).toEqual([]);
  });
});
