import { expect, test } from 'vitest';

import { WrongOption } from '#host/option-values.ts';
import { StartError } from '#host/start-error.ts';

import { wordsOf } from '../words/words.ts';
import { isSaidPlainly, startWords } from './start-words.ts';

const named = (name: string) => Object.assign(new Error('detail for developers'), { name });
const folder = '/srv/shop';
const inFolder = (kind: 'folder-taken' | 'folder-foreign' | 'folder-unusable') =>
  new StartError('in English', { trouble: { kind, folder } });

test.each<[string, unknown, RegExp, RegExp]>([
  [
    'another program has the folder',
    inFolder('folder-taken'),
    /running already.*\/srv\/shop/,
    /уже работает.*\/srv\/shop/,
  ],
  [
    'it is somebody else’s',
    inFolder('folder-foreign'),
    /\/srv\/shop belongs to another/,
    /\/srv\/shop принадлежит/,
  ],
  [
    'it cannot be written',
    inFolder('folder-unusable'),
    /may not write.*\/srv\/shop/,
    /не может писать.*\/srv\/shop/,
  ],
  ['a newer database', named('DatabaseFromFutureError'), /newer Deskbell/, /более новой версией/],
  ['a damaged database', named('DatabaseDamagedError'), /damaged/, /повреждён/],
  ['a wrong option', new WrongOption('--ui-port wants a number.'), /--ui-port wants/, /--ui-port wants/],
  ['anything else that is said', new StartError('Port 80 is taken.'), /^Port 80 is taken\.$/, /^Port 80/],
])('%s: said in both languages', (_what, error, english, russian) => {
  expect(startWords(error, wordsOf('en'), null)).toMatch(english);
  expect(startWords(error, wordsOf('ru'), null)).toMatch(russian);
  expect(isSaidPlainly(error)).toBe(true);
});

test('what nobody expected says where its details are, and not what they are', () => {
  const error = new TypeError('x is not a function');
  expect(isSaidPlainly(error)).toBe(false);
  const written = startWords(error, wordsOf('en'), '/srv/shop/logs/crash-1.log');
  expect(written).toContain('/srv/shop/logs/crash-1.log');
  expect(startWords(error, wordsOf('en'), null)).not.toContain('{{');
  expect(written).not.toContain('not a function');
});
