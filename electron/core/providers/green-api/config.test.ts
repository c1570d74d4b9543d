import { describe, expect, it } from 'vitest';

import { configSchema, secretsSchema } from './config.ts';

const typed = { apiUrl: 'https://1103.api.green-api.com', idInstance: '7103000001', receive: 'polling' };
const complaintsOf = (input: unknown) => {
  const result = configSchema.safeParse(input);
  return result.success ? [] : result.error.issues.map((issue) => issue.path.join('.'));
};

describe('the settings of an instance', () => {
  it.each([
    ['1103.api.green-api.com', 'https://1103.api.green-api.com'],
    ['  https://7107.api.greenapi.com/  ', 'https://7107.api.greenapi.com'],
    ['https://relay.example/green//', 'https://relay.example/green'],
    ['http://127.0.0.1:8123/', 'http://127.0.0.1:8123'],
    ['http://127.8.9.1:80', 'http://127.8.9.1'],
    ['http://localhost:9000', 'http://localhost:9000'],
    ['http://[::1]:9000', 'http://[::1]:9000'],
  ])('read %s as %s', (apiUrl, expected) => {
    expect(configSchema.parse({ ...typed, apiUrl }).apiUrl).toBe(expected);
  });

  it.each([
    'http://api.green-api.com',
    'http://127.0.0.1.example.com',
    'ftp://api.green-api.com',
    'https://user:word@api.green-api.com',
    'https://api.green-api.com/?token=1',
    'https://api.green-api.com/waInstance7103000001/getSettings/abc',
    'https://',
    '   ',
  ])('refuse %s in words at its field', (apiUrl) => {
    expect(complaintsOf({ ...typed, apiUrl })).toEqual(['apiUrl']);
  });

  it('know where files go when nobody says so', () => {
    expect(configSchema.parse(typed).mediaUrl).toBe('https://media.green-api.com');
    expect(configSchema.parse({ ...typed, apiUrl: 'http://127.0.0.1:4000' }).mediaUrl).toBe(
      'http://127.0.0.1:4000',
    );
    expect(configSchema.parse({ ...typed, mediaUrl: '1103.media.green-api.com' }).mediaUrl).toBe(
      'https://1103.media.green-api.com',
    );
  });

  it('stay the same when read again', () => {
    const once = configSchema.parse({ ...typed, apiUrl: 'api.green-api.com', idInstance: 7103000001 });
    expect(configSchema.parse(once)).toEqual(once);
    expect(once.idInstance).toBe('7103000001');
  });

  it('refuse an id that is no number and a mode that does not exist, each at its field', () => {
    expect(complaintsOf({ ...typed, idInstance: 'abc', receive: 'both' })).toEqual(['idInstance', 'receive']);
  });

  it('refuse tokens that cannot stand in an address or a header', () => {
    const secrets = { apiTokenInstance: 'abc123', webhookToken: 'bell' };
    expect(secretsSchema.parse({ ...secrets, apiTokenInstance: ' abc123 ' })).toEqual(secrets);
    for (const apiTokenInstance of ['', 'a/b', 'a b', 'a?b']) {
      expect(secretsSchema.safeParse({ ...secrets, apiTokenInstance }).success).toBe(false);
    }
    expect(secretsSchema.safeParse({ ...secrets, webhookToken: 'a\nb' }).success).toBe(false);
  });
});
