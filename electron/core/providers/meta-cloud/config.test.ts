import { expect, test } from 'vitest';

import { configSchema, secretsSchema } from './config.ts';

const least = { phoneNumberId: '2001', businessAccountId: 3001 };

test('what is left out has its default, and reading again changes nothing', () => {
  const config = configSchema.parse(least);
  expect(config).toEqual({
    graphUrl: 'https://graph.facebook.com',
    version: 'v25.0',
    phoneNumberId: '2001',
    businessAccountId: '3001',
    appId: null,
  });
  expect(configSchema.parse(config)).toEqual(config);
});

test.each([
  [{ phoneNumberId: '+49 30 555' }, 'This id is a number'],
  [{ version: '25' }, 'A version looks like v25.0.'],
  [{ graphUrl: 'http://graph.facebook.com' }, 'Only https:// is allowed here'],
  [{ graphUrl: 'https://graph.facebook.com/v25.0' }, 'without the version'],
])('%j is refused in words', (more, words) => {
  expect(() => configSchema.parse({ ...least, ...more })).toThrow(words);
});

test.each(['', 'two words', 'пароль'])('the token "%s" is refused', (accessToken) => {
  const secrets = { accessToken, appSecret: 'a', verifyToken: 'v' };
  expect(secretsSchema.safeParse(secrets).success).toBe(false);
});
