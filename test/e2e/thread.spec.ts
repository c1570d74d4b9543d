import { plainPicture } from '#test/support/picture.ts';

import { expect, test } from './fixtures.ts';

const vera = { phone: '79990000101', name: 'Vera' };

test('a message that failed says why, and goes when tried again', async ({ inbox, connectLine, open }) => {
  const { line } = await connectLine();
  line.customerWrites(vera, 'Hello?');
  await open('/inbox');
  await inbox.openChat('Vera');
  line.faults.next('sendMessage', {
    kind: 'status',
    status: 466,
    body: { invokeStatus: { method: 'sendMessage', used: 200, total: 200, status: 'QUOTA_EXCEEDED' } },
  });
  await inbox.write('Yes, we are open');
  const answer = inbox.message('Yes, we are open');
  await expect(answer).toHaveAttribute('data-status', 'failed');
  await expect(answer).toContainText("Your provider's plan is used up");
  await expect(answer).toContainText('The customer got nothing');
  await answer.getByRole('button', { name: 'Try again' }).click();
  await expect(answer).toHaveAttribute('data-status', 'delivered');
  await expect(answer.getByRole('button', { name: 'Try again' })).toBeHidden();
  await expect(inbox.messages).toHaveCount(2);
});

test('a message that may have been sent offers both answers, and each is believed', async ({
  inbox,
  connectLine,
  open,
}) => {
  const { line } = await connectLine();
  line.customerWrites(vera, 'Hello?');
  await open('/inbox');
  await inbox.openChat('Vera');
  line.faults.next('sendMessage', { kind: 'reset' });
  await inbox.write('The first one');
  const first = inbox.message('The first one');
  await expect(first).toHaveAttribute('data-status', 'unknown');
  await expect(first).toContainText('It is not certain that this was sent.');
  await first.getByRole('button', { name: 'It was sent' }).click();
  await expect(first).toHaveAttribute('data-status', /sent|delivered/);

  line.faults.next('sendMessage', { kind: 'reset' });
  await inbox.write('The second one');
  const second = inbox.message('The second one');
  await expect(second).toHaveAttribute('data-status', 'unknown');
  await second.getByRole('button', { name: 'Send again' }).click();
  await expect(second).toHaveAttribute('data-status', 'delivered');
  expect(line.sent.map(({ textMessage }) => textMessage)).toEqual(['The second one']);
});

test('a quote stands over the answer on both sides, and leads to what it quotes', async ({
  page,
  inbox,
  connectLine,
  open,
}) => {
  const { line } = await connectLine();
  const asked = line.customerWrites(vera, 'Which day suits you?');
  await open('/inbox');
  await inbox.openChat('Vera');
  const question = inbox.message('Which day suits you?').first();
  await question.hover();
  await question.getByRole('button', { name: 'Reply' }).click();
  await expect(inbox.composer).toBeFocused();
  await expect(page.getByText('Reply to Vera')).toBeVisible();
  await inbox.write('Thursday');
  const answer = inbox.message('Thursday');
  await expect(answer.getByRole('button', { name: /Which day suits you\?/ })).toBeVisible();
  await expect(answer).toHaveAttribute('data-status', 'delivered');
  expect(line.callsOf('sendMessage').map(({ body }) => body)).toMatchObject([{ quotedMessageId: asked }]);

  line.customerWrites(vera, 'Thursday is fine', {
    quoted: {
      stanzaId: line.sent[0]?.idMessage,
      participant: line.wid,
      typeMessage: 'textMessage',
      textMessage: 'Thursday',
    },
  });
  const reply = inbox.message('Thursday is fine');
  await expect(reply.getByRole('button', { name: /You.*Thursday/ })).toBeVisible();
  await reply.getByRole('button', { name: /You.*Thursday/ }).click();
  await expect(inbox.highlighted).toContainText('Which day suits you?');
});

test('reactions, edits and deletions change the bubble that they are about', async ({
  inbox,
  connectLine,
  open,
}) => {
  const { line } = await connectLine();
  const first = line.customerWrites(vera, 'See you at fore');
  const second = line.customerWrites(vera, 'Something rash');
  const ours = line.phoneWrites(vera, 'See you then');
  await open('/inbox');
  await inbox.openChat('Vera');
  await expect(inbox.messages).toHaveCount(3);
  line.customerReacts(vera, ours, '❤️');
  await expect(inbox.message('See you then').getByText('❤️, 1 person')).toBeAttached();
  line.customerEdits(vera, first, 'See you at four');
  await expect(inbox.message('See you at four')).toContainText('edited');
  await expect(inbox.message('See you at fore')).toHaveCount(0);
  line.customerDeletes(vera, second);
  await expect(inbox.message('Something rash')).toContainText('The customer deleted this message.');
  await expect(inbox.messages).toHaveCount(3);
});

test('a picture opens large, the arrows go to the next one, and Escape goes back', async ({
  page,
  inbox,
  connectLine,
  open,
}) => {
  const { line } = await connectLine();
  for (const [name, colour] of [
    ['before', [180, 90, 60]],
    ['after', [60, 90, 180]],
  ] as const) {
    line.customerSendsFile(vera, {
      kind: 'imageMessage',
      fileName: `${name}.png`,
      mimeType: 'image/png',
      bytes: plainPicture(320, 200, [...colour]),
      caption: `The ${name} picture`,
    });
  }
  await open('/inbox');
  await inbox.openChat('Vera');
  await page.getByRole('button', { name: 'Open the photo: The before picture' }).click();
  const large = page.getByRole('dialog', { name: 'Photo' });
  await expect(large.getByRole('img', { name: 'The before picture' })).toBeVisible();
  await expect(large).toContainText('1 of 2');
  await page.keyboard.press('ArrowRight');
  const shown = large.getByRole('img', { name: 'The after picture' });
  await expect(shown).toBeVisible();
  await expect(shown).toHaveJSProperty('naturalWidth', 320);
  await page.keyboard.press('Escape');
  await expect(large).toBeHidden();
  await expect(inbox.thread).toBeVisible();
});

test('formatting and links are shown, and nothing in a text can become markup', async ({
  page,
  inbox,
  connectLine,
  open,
}) => {
  const { line } = await connectLine();
  const attack = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>';
  line.customerWrites(vera, '*bold* _slanted_ ~gone~ ```code``` see https://shop.example/a_b_c.');
  line.customerWrites({ ...vera, name: 'Vera' }, attack);
  line.customerWrites(vera, 'javascript:alert(1) and www.shop.example');
  await open('/inbox');
  await inbox.openChat('Vera');
  const formatted = inbox.message('slanted');
  await expect(formatted.locator('strong')).toHaveText('bold');
  await expect(formatted.locator('em')).toHaveText('slanted');
  await expect(formatted.locator('s')).toHaveText('gone');
  await expect(formatted.locator('code')).toHaveText('code');
  await expect(formatted.getByRole('link')).toHaveAttribute('href', 'https://shop.example/a_b_c');
  await expect(formatted.getByRole('link')).toHaveAttribute('rel', /noopener/);
  await expect(inbox.message('onerror')).toContainText(attack);
  await expect(inbox.message('onerror').locator('img:not([role])')).toHaveCount(0);
  await expect(inbox.message('javascript:').getByRole('link')).toHaveCount(1);
  await expect(page).toHaveTitle('(1) Deskbell');
});

test('kinds without words of their own are shown as what they are', async ({ inbox, connectLine, open }) => {
  const { line } = await connectLine();
  line.customerSends(vera, {
    typeMessage: 'locationMessage',
    locationMessageData: {
      nameLocation: 'The old mill',
      address: 'Mill Lane 3',
      latitude: 51.5,
      longitude: -0.1,
      jpegThumbnail: '',
    },
  });
  line.customerSends(vera, { typeMessage: 'hologramMessage', hologramMessageData: { size: 3 } });
  line.customerSendsFile(vera, {
    kind: 'documentMessage',
    fileName: 'passport.pdf',
    mimeType: 'application/pdf',
    bytes: Buffer.from('%PDF-1.4'),
  });
  await open('/inbox');
  await inbox.openChat('Vera');
  await expect(inbox.message('The old mill')).toContainText('Mill Lane 3');
  await expect(inbox.message('hologramMessage')).toContainText(
    'Deskbell does not know this kind of message yet',
  );
  await expect(inbox.message('passport.pdf')).toBeVisible();
});
