import { describe, expect, it } from 'vitest';

import { readConsoleText } from './green-api-paste.ts';

const token = 'd75b3a66374942c5b3c019c698abc2067e151558acbd412345';
const all = {
  apiUrl: 'https://1103.api.green-api.com',
  mediaUrl: 'https://1103.media.green-api.com',
  idInstance: '1103123456',
  apiTokenInstance: token,
};

describe('a text from the console', () => {
  it.each([
    [
      'labels and values on lines of their own',
      `apiUrl\nhttps://1103.api.green-api.com\nmediaUrl\nhttps://1103.media.green-api.com\nidInstance\n1103123456\napiTokenInstance\n${token}`,
    ],
    [
      'labels with colons',
      `apiUrl: https://1103.api.green-api.com\nmediaUrl: https://1103.media.green-api.com\nidInstance: 1103123456\napiTokenInstance: ${token}`,
    ],
    [
      'a table row by row',
      `apiUrl\thttps://1103.api.green-api.com\r\nmediaUrl\thttps://1103.media.green-api.com\r\nidInstance\t1103123456\r\napiTokenInstance\t${token}\r\n`,
    ],
    ['JSON', JSON.stringify(all)],
    [
      'environment lines',
      `API_URL="${all.apiUrl}"\nMEDIA_URL="${all.mediaUrl}"\nID_INSTANCE=1103123456\nAPI_TOKEN_INSTANCE=${token}`,
    ],
    ['bare values in any order', `${token}\n1103123456\n1103.media.green-api.com\n1103.api.green-api.com`],
  ])('is read from %s', (_, text) => {
    expect(readConsoleText(text)).toEqual(all);
  });

  it('may be the address of a call', () => {
    expect(
      readConsoleText(`https://7107.api.greenapi.com/waInstance7107123456/sendMessage/${token}`),
    ).toEqual({
      apiUrl: 'https://7107.api.greenapi.com',
      idInstance: '7107123456',
      apiTokenInstance: token,
    });
  });

  it('may be a simulator on this computer', () => {
    expect(readConsoleText('apiUrl: http://127.0.0.1:4100\nidInstance: 1103')).toEqual({
      apiUrl: 'http://127.0.0.1:4100',
      idInstance: '1103',
    });
  });

  it('may be one labelled value', () => {
    expect(readConsoleText('idInstance: 1103123456')).toEqual({ idInstance: '1103123456' });
  });

  it.each([
    ['one bare value, which belongs into its own field', token],
    ['one bare number', '1103123456'],
    ['one bare address', 'https://1103.api.green-api.com'],
    ['words', 'hello there'],
    ['nothing', ''],
  ])('is not %s', (_, text) => {
    expect(readConsoleText(text)).toBeNull();
  });
});
