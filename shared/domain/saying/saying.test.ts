import { expect, test } from 'vitest';

import { inEnglish, ownWords, readSaying, SaidError, saying, sayingOf, writeSaying } from './saying.ts';

test('the English sentence names the values, and the own words of a provider stand at its end', () => {
  expect(inEnglish(saying('not-reached', { provider: 'Meta', code: 'ENOTFOUND' }))).toBe(
    'Meta could not be reached (ENOTFOUND).',
  );
  expect(inEnglish(saying('token-invalid', { said: 'Session has expired (190)' }))).toBe(
    'Meta says that this token is not valid (any more): make a new one for the system user. Session has expired (190)',
  );
  expect(inEnglish(ownWords('bad request'))).toBe('bad request');
  expect(inEnglish(saying('green-keys-refused', { said: null }))).toBe(
    'Green API refuses the instance id or the token.',
  );
});

test('a value that looks like a place of the sentence stays as it is', () => {
  const why = saying('stand-in-unfilled', { variables: '{{1}}', template: '{{variables}}' });
  expect(inEnglish(why)).toBe(
    'Nothing fills {{1}} of the template “{{variables}}”: choose it under Templates.',
  );
});

test('what is stored comes back; plain words of an earlier version come back as words', () => {
  const why = saying('events-off', { provider: 'Meta', names: 'messages' });
  expect(readSaying(writeSaying(why))).toEqual(why);
  expect(readSaying('bad request')).toEqual(ownWords('bad request'));
  expect(readSaying('{"reason":"of another version","values":{}}')).toEqual(
    ownWords('{"reason":"of another version","values":{}}'),
  );
  expect([readSaying(null), readSaying('')]).toEqual([null, null]);
});

test('only what is fit to be shown is told of a failure', () => {
  expect(sayingOf(new SaidError(saying('settings-not-saved')))).toEqual(saying('settings-not-saved'));
  expect(sayingOf(new Error('secret of /home/anna'))).toEqual(saying('provider-silent'));
});
