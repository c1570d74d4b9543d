import { expect, test, Typist } from './connecting.ts';

const vera = { phone: '79990000101', name: 'Vera' };

test('keys that were typed connect a number, set it up and receive', async ({
  page,
  greenApi,
  welcome,
  connections,
  inbox,
  shell,
  open,
}) => {
  const line = greenApi.addInstance({ settings: 'new' });
  await open();
  await welcome.connect.click();
  await connections.chooseGreenApi.click();
  await connections.type({
    apiUrl: greenApi.url,
    idInstance: String(line.idInstance),
    token: line.apiTokenInstance,
    label: 'Reception',
  });
  await connections.submit.click();
  await expect(page.getByRole('heading', { name: 'The number is connected' })).toBeVisible();
  await expect(connections.step('WhatsApp signed in')).toContainText('Done');
  expect(line.settings.incomingWebhook).toBe('yes');
  await connections.toInbox.click();

  line.customerWrites(vera, 'Are you open today?');
  await expect(inbox.row('Vera')).toContainText('Are you open today?');
  await shell.screen('Connections').click();
  await expect(connections.number('Reception')).toContainText('Messages come in and go out.');
});

test('a text copied from the console may be pasted whole', async ({
  page,
  greenApi,
  welcome,
  connections,
  open,
}) => {
  const line = greenApi.addInstance();
  await open();
  await welcome.connect.click();
  await connections.chooseGreenApi.click();
  await connections.paste(
    [
      `apiUrl: ${greenApi.url}`,
      `mediaUrl: ${greenApi.url}`,
      `idInstance: ${line.idInstance}`,
      `apiTokenInstance: ${line.apiTokenInstance}`,
    ].join('\n'),
  );
  await expect(page.getByText('Found 4 values in what you pasted.')).toBeVisible();
  await expect(connections.idInstance).toHaveValue(String(line.idInstance));
  await expect(connections.token).toHaveAttribute('type', 'password');
  await connections.submit.click();
  await expect(page.getByRole('heading', { name: 'The number is connected' })).toBeVisible();
});

test('a number that is signed out shows its code, and works once that is scanned', async ({
  page,
  greenApi,
  welcome,
  connections,
  inbox,
  open,
}) => {
  const line = greenApi.addInstance({ state: 'notAuthorized' });
  await open();
  await welcome.connect.click();
  await connections.chooseGreenApi.click();
  await connections.type({
    apiUrl: greenApi.url,
    idInstance: String(line.idInstance),
    token: line.apiTokenInstance,
  });
  await connections.submit.click();
  await expect(connections.code).toBeVisible();
  line.scanQr();
  await expect(page.getByRole('heading', { name: 'The number is connected' })).toBeVisible();
  await connections.toInbox.click();
  line.customerWrites(vera, 'Hello again');
  await expect(inbox.row('Vera')).toBeVisible();
});

test('wrong keys are told as such and can be corrected without typing all again', async ({
  page,
  greenApi,
  welcome,
  connections,
  open,
}) => {
  const line = greenApi.addInstance();
  await open();
  await welcome.connect.click();
  await connections.chooseGreenApi.click();
  await connections.type({
    apiUrl: greenApi.url,
    idInstance: String(line.idInstance),
    token: '0'.repeat(50),
  });
  await connections.submit.click();
  await expect(page.getByRole('alert')).toContainText('Green API does not accept these keys.');
  await page.getByRole('button', { name: 'Correct the keys' }).click();
  await expect(connections.idInstance).toHaveValue(String(line.idInstance));
  await connections.token.fill(line.apiTokenInstance);
  await connections.submit.click();
  await expect(page.getByRole('heading', { name: 'The number is connected' })).toBeVisible();
});

test('empty fields are named before anything is sent', async ({ page, welcome, connections, open }) => {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (/\/api\/channels\.(?!list)/.test(request.url())) sent.push(request.url());
  });
  await open();
  await welcome.connect.click();
  await connections.chooseGreenApi.click();
  await connections.submit.click();
  await expect(page.getByText('Copy this from the console.')).toHaveCount(3);
  expect(sent).toEqual([]);
});

test('a number that WhatsApp signs out says so at once, everywhere, and is signed in again by scanning', async ({
  page,
  shell,
  connections,
  connectLine,
  open,
}) => {
  const { line } = await connectLine();
  await open('/connections');
  await expect(connections.number('Front desk')).toContainText('Works');
  line.setState('notAuthorized');
  await expect(connections.number('Front desk')).toContainText('WhatsApp signed this number out.');
  await expect(shell.screen('Connections').getByRole('img', { name: 'A number has trouble' })).toBeVisible();
  await connections.number('Front desk').getByRole('button', { name: 'Scan the code' }).click();
  await expect(connections.code).toBeVisible();
  line.scanQr();
  await expect(page.getByRole('dialog').getByText('Signed in', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(connections.number('Front desk')).toContainText('Works');
});

test('a number is checked, renamed and removed; its chats stay', async ({
  desk,
  page,
  connections,
  inbox,
  shell,
  connectLine,
  open,
}) => {
  const { line } = await connectLine();
  line.customerWrites(vera, 'Hello');
  await expect.poll(async () => (await desk.call('conversations.counts', {})).all).toBe(1);
  await open('/connections');
  await connections.number('Front desk').getByRole('button', { name: 'Check now' }).click();
  await expect(connections.number('Front desk')).toContainText('WhatsApp sign-in');
  await connections.openMenu('Front desk', 'Rename');
  await page.getByRole('dialog').getByLabel('Name').fill('Salon line');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(connections.number('Salon line')).toBeVisible();
  await connections.openMenu('Salon line', 'Remove');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the number' }).click();
  await expect(page.getByText('No number yet')).toBeVisible();
  await shell.screen('Inbox').click();
  await inbox.openChat('Vera');
  await expect(page.getByText('This number is not connected any more')).toBeVisible();
});

test('keys are checked while they are typed; the keyboard alone leads from the welcome to an answered message', async ({
  page,
  greenApi,
  welcome,
  connections,
  open,
}) => {
  const line = greenApi.addInstance({ settings: 'new' });
  const typist = new Typist(page);
  await open();
  await expect(welcome.connect).toBeVisible();
  await typist.goTo('Connect a number', 'button');
  await typist.press();
  await typist.goTo(/^Green API/, 'button');
  await typist.press();
  await typist.type('API address', greenApi.url);
  await typist.type('Instance number', String(line.idInstance));
  await typist.type('Instance token', '0'.repeat(50));
  await expect(page.getByText('Does not fit.')).toBeVisible();
  await connections.token.fill(line.apiTokenInstance);
  await expect(page.getByText('Fits').first()).toBeVisible();
  await typist.press();
  await expect(page.getByRole('heading', { name: 'The number is connected' })).toBeVisible();

  line.customerWrites(vera, 'Hello!');
  await expect(page.getByLabel('Your phone')).toHaveValue('+7 999 000 01 01');
  await expect(page.getByRole('button', { name: 'Send me a message' })).toBeFocused();
  await typist.press();
  await expect(connections.step('A message to you arrived')).toContainText('Done');
  expect(line.sent).toHaveLength(1);
  expect({ fields: typist.fields, presses: typist.presses }).toEqual({ fields: 3, presses: 4 });
});

test('a number that was tried is not asked about again; one that was not offers to go on', async ({
  page,
  connections,
  connectLine,
  open,
}) => {
  const { line } = await connectLine();
  await open('/connections');
  await connections.number('Front desk').getByRole('link', { name: 'Finish setting up' }).click();
  await expect(connections.step('A message from you arrived')).toContainText('Your turn');
  await page.getByRole('button', { name: 'Skip' }).click();
  await expect(connections.step('A message from you arrived')).toContainText('Skipped');
  await page.getByRole('link', { name: 'Back to connections' }).click();
  const goOn = connections.number('Front desk').getByRole('link', { name: 'Finish setting up' });
  await expect(goOn).toBeVisible();
  line.customerWrites(vera, 'Hello');
  await expect(goOn).toBeHidden();
  await expect(connections.number('Front desk')).toBeVisible();
});
