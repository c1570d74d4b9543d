import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { knownPhones } from './digits.ts';
import { createTextMask, type Known } from './mask-text.ts';
import { createMask } from './mask-value.ts';

const known = (over: Partial<Known> = {}): Known => ({
  secrets: ['d75b3a66374942c5b3c019c698abc2067e151558acbd412345', 'my hook/secret "1"'],
  phones: knownPhones(['+79990000201', '+4915112345678', '1234567']),
  digest: (text) => String(text.length),
  ...over,
});
const mask = createMask(known());

test('a notification keeps its shape, its types and its times; names, words, phones and addresses are gone', () => {
  expect(
    mask.value(
      {
        typeWebhook: 'incomingMessageReceived',
        instanceData: { idInstance: 7103000000, wid: '79876543210@c.us', typeInstance: 'whatsapp' },
        timestamp: 1710000000,
        idMessage: '3EB0538DA65A59F6D8A251',
        senderData: { chatId: '79990000201@c.us', senderName: 'Maria', sender: '79990000201@c.us' },
        messageData: {
          typeMessage: 'imageMessage',
          fileMessageData: {
            downloadUrl: 'https://media.example/7103/d7ee0b59.jpg?x=1',
            caption: 'Привет 👋',
            mimeType: 'image/jpeg',
            jpegThumbnail: '/9j/4AAQSkZJRgABAQ',
            fileLength: 10485760,
            isAnimated: false,
          },
          locationMessageData: { latitude: 55.75, longitude: 37.61 },
        },
      },
      { withTexts: false },
    ),
  ).toEqual({
    typeWebhook: 'incomingMessageReceived',
    instanceData: { idInstance: '•••00', wid: '•••10@c.us', typeInstance: 'whatsapp' },
    timestamp: 1710000000,
    idMessage: '3EB0538DA65A59F6D8A251',
    senderData: { chatId: '•••01@c.us', senderName: '[5 characters]', sender: '•••01@c.us' },
    messageData: {
      typeMessage: 'imageMessage',
      fileMessageData: {
        downloadUrl: '[43 characters]',
        caption: '[8 characters]',
        mimeType: 'image/jpeg',
        jpegThumbnail: '[18 characters]',
        fileLength: 10485760,
        isAnimated: false,
      },
      locationMessageData: { latitude: '•••', longitude: '•••' },
    },
  });
});

test('with texts the words stay, and nothing else comes back', () => {
  expect(
    mask.value(
      {
        senderName: 'Maria',
        text: 'Call +7 999 000-02-01 or 8 (999) 000 02 01, see https://salon.example/a?token=abc, mail maria@example.org',
        downloadUrl: 'https://media.example/7103/d7ee0b59.jpg?x=1',
        apiKey: 'abc',
        body: '{"name":"Ann","phone":"+4915112345678"}',
      },
      { withTexts: true },
    ),
  ).toEqual({
    senderName: 'Maria',
    text: 'Call •••01 or •••01, see https://salon.example/… mail m•••@example.org',
    downloadUrl: 'https://media.example/…',
    apiKey: '•••',
    body: { name: 'Ann', phone: '+•••78' },
  });
});

test('names of members may be phones or names too', () => {
  expect(mask.value({ '79990000201@c.us': 1, 'Мария П.': 2, 'Пётр Ив.': 3 }, { withTexts: false })).toEqual({
    '•••01@c.us': 1,
    '[8 characters]': 2,
    '[8 characters] (2)': 3,
  });
});

test.each([
  ['/home/anna/bin/cloudflared', '~/bin/cloudflared'],
  ['"program":"/Users/anna/cloudflared"', '"program":"~/cloudflared"'],
  ['C:\\Users\\Anna Petrova\\cloudflared.exe', '~\\cloudflared.exe'],
  [JSON.stringify('C:\\Users\\Anna Petrova\\cloudflared.exe'), '"~\\\\cloudflared.exe"'],
  ['ENOENT: /home/anna', 'ENOENT: ~'],
  ['/usr/local/bin/cloudflared', '/usr/local/bin/cloudflared'],
  ['/srv/home/shop', '/srv/home/shop'],
])('the home folder names nobody: %s', (text, masked) => {
  expect(mask.text(text)).toBe(masked);
});

test('a body that is no JSON is only measured', () => {
  expect(mask.body('Maria +79990000201', { withTexts: false })).toBe('[18 characters]');
  expect(mask.body('Maria +79990000201', { withTexts: true })).toBe('Maria +•••01');
});

describe('a text', () => {
  test.each([
    ['id 018f3c2e-0000-7000-8000-000000000000 at 2026-03-05T10:00:00.000Z', null],
    ['on 2026-03-05 79005556667 wrote', 'on 2026-03-05 •••67 wrote'],
    ['message 3EB0538DA65A59F6D8A251', null],
    ['group 79990000201-1581234567@g.us', 'group •••67@g.us'],
    ['wamid.HBgLNzkwMDEyMzQ1NjcVAgARGBI', 'wamid.#33'],
    ['an id with a phone inside: NzkwMDEyMzQ1Njc', 'an id with a phone inside: #15'],
    ['signed sha256=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'signed sha256=•••'],
    ['token EAAGm0PX4ZCpsBAKZA1234567890abcdefghijklmnopqrstuv', 'token •••'],
    ['Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc', 'Bearer •••'],
    ['in ٧٩٩٩٠٠٠٠٢٠١ digits', 'in •••01 digits'],
    ['1234567 is a phone although it is short', '•••67 is a phone although it is short'],
    ['entry=018f3c2e-0000-7000-8000-000000000000 eventType=booking', null],
    ['127.0.0.1:8000 answered 200 in 12 ms', null],
    ['https://user:pass@host.example:8443/path?a=b#c', 'https://host.example:8443/…'],
  ])('%s', (text, masked) => {
    expect(mask.text(text)).toBe(masked ?? text);
  });
});

const secret = fc
  .string({ minLength: 8, maxLength: 60, unit: 'grapheme-ascii' })
  .filter((text) => /[a-z]/i.test(text) && /\d/.test(text) && text.trim() === text);
const phone = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.stringMatching(/^\d{9,13}$/))
  .map(([first, rest]) => `+${first}${rest}`);
const spelling = fc.constantFrom(
  (digits: string) => digits,
  (digits: string) => `+${digits}`,
  (digits: string) => `${digits}@c.us`,
  (digits: string) =>
    `+${digits.slice(0, 2)} (${digits.slice(2, 5)}) ${digits.slice(5, 8)}-${digits.slice(8)}`,
  (digits: string) => `8${digits.slice(1)}`,
  (digits: string) => `wamid.${Buffer.from(`\x1c\x18\x0b${digits}\x15\x02`).toString('base64')}`,
  (digits: string) => Buffer.from(digits).toString('base64'),
  (digits: string) => `tel:${digits};x=1`,
);
const name = fc.oneof(
  fc.constantFrom(
    'text',
    'from',
    'type',
    'chatId',
    'timestamp',
    'id',
    'status',
    'size',
    'name',
    'url',
    'dateTime',
  ),
  fc.string({ maxLength: 12 }),
);

describe('whatever a body looks like', () => {
  /** A document with given strings and numbers somewhere in it, under any name. */
  const around = (leaf: fc.Arbitrary<unknown>) =>
    fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.string(),
        fc.dictionary(name, tie('tree'), { maxKeys: 4 }),
        fc.array(tie('tree'), { maxLength: 3 }),
      ),
    })).tree;

  test('no configured secret leaves the computer', () => {
    fc.assert(
      fc.property(
        secret.chain((value) =>
          fc.record({
            value: fc.constant(value),
            body: around(
              fc.constantFrom<unknown>(value, `x${value}y`, { [value]: 1 }, encodeURIComponent(value), [
                value,
              ]),
            ),
          }),
        ),
        fc.boolean(),
        ({ value, body }, withTexts) => {
          const { value: masked } = createMask(known({ secrets: [value] }));
          const shown = textsIn(masked(body, { withTexts }));
          expect(shown.some((text) => text.includes(value))).toBe(false);
          expect(createTextMask(known({ secrets: [value] }))(JSON.stringify(body))).not.toContain(value);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('no phone of the database leaves the computer', () => {
    fc.assert(
      fc.property(
        fc.tuple(phone, spelling).chain(([value, spell]) => {
          const digits = value.slice(1);
          return fc.record({
            value: fc.constant(value),
            body: around(
              fc.constantFrom<unknown>(spell(digits), `a ${spell(digits)} b`, Number(digits), {
                [spell(digits)]: 1,
              }),
            ),
          });
        }),
        fc.boolean(),
        ({ value, body }, withTexts) => {
          const digits = value.slice(1);
          const { value: masked } = createMask(known({ secrets: [], phones: knownPhones([value]) }));
          for (const text of textsIn(masked(body, { withTexts }))) {
            expect(text.replace(/\D/g, '')).not.toContain(digits.slice(-8));
            expect(Buffer.from(text.replace(/^wamid\./, ''), 'base64').toString('latin1')).not.toContain(
              digits,
            );
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

/** Every string, number and name of a member. */
function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value).flatMap(([key, member]) => [
    ...(Array.isArray(value) ? [] : [key]),
    ...textsIn(member),
  ]);
}
