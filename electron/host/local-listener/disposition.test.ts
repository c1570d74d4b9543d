import { expect, test } from 'vitest';

import { dispositionOf } from './disposition.ts';

test.each([
  ['image/jpeg', 'cat.jpg', `inline; filename="cat.jpg"; filename*=UTF-8''cat.jpg`],
  ['Audio/OGG; codecs=opus', 'voice.ogg', `inline; filename="voice.ogg"; filename*=UTF-8''voice.ogg`],
  ['video/mp4', 'a b.mp4', `inline; filename="a b.mp4"; filename*=UTF-8''a%20b.mp4`],
  ['image/svg+xml', 'x.svg', `attachment; filename="x.svg"; filename*=UTF-8''x.svg`],
  [
    'application/pdf',
    'Счёт.pdf',
    `attachment; filename="____.pdf"; filename*=UTF-8''%D0%A1%D1%87%D1%91%D1%82.pdf`,
  ],
  [
    'text/html',
    `it's "(1)".html`,
    `attachment; filename="it's _(1)_.html"; filename*=UTF-8''it%27s%20%22%281%29%22.html`,
  ],
  [
    'text/plain',
    'a\r\nSet-Cookie: b/../c',
    `attachment; filename="a__Set-Cookie: b_.._c"; filename*=UTF-8''a__Set-Cookie%3A%20b_.._c`,
  ],
  ['', '\ud800', `attachment; filename="_"; filename*=UTF-8''%EF%BF%BD`],
  ['', ' ', `attachment; filename="file"; filename*=UTF-8''file`],
])('%s %j', (mimeType, fileName, disposition) => {
  expect(dispositionOf(mimeType, fileName)).toBe(disposition);
});
