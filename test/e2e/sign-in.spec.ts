import { expect, test } from './fixtures.ts';

const person = { name: 'Maria', email: 'maria@studio.example', password: 'a long enough secret' };
/** The browser itself writes a refused call into its console. */
const refusal = /status of 401/;

test('without a token the sign-in stands in place of everything, and a wrong token is told in words', async ({
  desk,
  page,
  shell,
  welcome,
  watch,
}) => {
  watch.tolerate(refusal);
  await page.goto(desk.ui);
  await expect(shell.signIn.title).toBeVisible();
  await shell.signIn.withToken('not-the-token');
  await expect(page.getByText('This token does not fit.')).toBeVisible();
  await shell.signIn.withToken(desk.signedIn());
  await expect(welcome.title).toBeVisible();
});

test('the token leaves the address and the page stays signed in after a reload', async ({
  desk,
  page,
  welcome,
}) => {
  await page.goto(desk.signedIn());
  await expect(welcome.title).toBeVisible();
  await expect(page).not.toHaveURL((address) => address.href.includes(desk.token));
  await page.reload();
  await expect(welcome.title).toBeVisible();
});

test('e-mail and password made in the settings sign in elsewhere, and a wrong password is told in words', async ({
  desk,
  page,
  shell,
  settings,
  watch,
  connectPractice,
  open,
}) => {
  watch.tolerate(refusal);
  await connectPractice();
  await open('/settings');
  await settings.addUser(person);
  await expect(settings.user(person.name)).toContainText(person.email);

  await page.evaluate(() => {
    localStorage.clear();
  });
  await page.goto(desk.ui);
  await shell.signIn.withPassword(person.email, 'not her password');
  await expect(page.getByText('E-mail and password do not fit together.')).toBeVisible();
  await expect(shell.signIn.email).toHaveValue(person.email);
  await shell.signIn.password.fill(person.password);
  await shell.signIn.password.press('Enter');
  await expect(shell.screen('Inbox')).toBeVisible();
});

test('somebody who was removed is signed out at once', async ({
  desk,
  page,
  shell,
  watch,
  connectPractice,
}) => {
  watch.tolerate(refusal);
  await connectPractice();
  const { id } = await desk.call('users.create', person);
  await page.goto(desk.ui);
  await shell.signIn.withPassword(person.email, person.password);
  await expect(shell.screen('Inbox')).toBeVisible();
  await desk.call('users.remove', { id });
  await expect(shell.signIn.title).toBeVisible();
});
