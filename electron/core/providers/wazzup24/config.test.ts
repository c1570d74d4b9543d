import { describe, expect, test } from 'vitest';

import { configSchema, secretsSchema } from './config.ts';

const complaint = (schema: typeof configSchema | typeof secretsSchema, value: object) =>
  schema.safeParse(value).error?.issues[0]?.message;

describe('settings', () => {
  test.each([
    [undefined, 'https://api.wazzup24.com'],
    ['api.wazzup24.com', 'https://api.wazzup24.com'],
    ['https://api.wazzup24.com/v3/', 'https://api.wazzup24.com'],
    ['http://127.0.0.1:9000', 'http://127.0.0.1:9000'],
  ])('the address %s is read as %s', (apiUrl, expected) => {
    const read = configSchema.parse({ channelId: ' c-1 ', ...(apiUrl === undefined ? {} : { apiUrl }) });
    expect(read).toEqual({ apiUrl: expected, channelId: 'c-1' });
    expect(configSchema.parse(read)).toEqual(read);
  });

  test.each([
    [{ channelId: '' }, /Paste the channel id/],
    [{ channelId: 'two words' }, /no spaces/],
    [{ channelId: 'c', apiUrl: 'http://api.wazzup24.com' }, /Only https/],
    [{ channelId: 'c', apiUrl: 'https://tech.wazzup24.com/v2' }, /another product/],
    [{ channelId: 'c', apiUrl: 'https://api.wazzup24.com?x=1' }, /out of the address/],
  ])('%j is refused in plain words', (value, words) => {
    expect(complaint(configSchema, value)).toMatch(words);
  });
});

test.each([
  [{ apiKey: '', hookSecret: 'long-enough' }, /Paste the API key/],
  [{ apiKey: 'a b', hookSecret: 'long-enough' }, /no spaces/],
  [{ apiKey: 'key', hookSecret: 'short' }, /too short/],
  [{ apiKey: 'key', hookSecret: 'with/slashes' }, /Latin letters/],
])('keys %j are refused in plain words', (value, words) => {
  expect(complaint(secretsSchema, value)).toMatch(words);
});
