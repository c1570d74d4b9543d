import { describe, expect, it } from 'vitest';

import { readMetaText } from './meta-paste.ts';

const token = `EAAG${'x1'.repeat(40)}`;

describe('a text from the console of Meta', () => {
  it('is read from the page with both numbers', () => {
    expect(
      readMetaText('Phone number ID: 106540352242922  WhatsApp Business Account ID: 102290129340398'),
    ).toEqual({ phoneNumberId: '106540352242922', businessAccountId: '102290129340398' });
  });

  it('is read from labels and values on lines of their own', () => {
    expect(
      readMetaText(`App ID\n1234567890123456\nApp secret\n${'0a'.repeat(16)}\nAccess token\n${token}`),
    ).toEqual({ appId: '1234567890123456', appSecret: '0a'.repeat(16), accessToken: token });
  });

  it('is read from the example of a call', () => {
    expect(
      readMetaText(
        `curl -i -X POST https://graph.facebook.com/v25.0/106540352242922/messages -H 'Authorization: Bearer ${token}'`,
      ),
    ).toEqual({ phoneNumberId: '106540352242922', accessToken: token });
  });

  it('is read from JSON', () => {
    expect(readMetaText('{"phone_number_id":"106540352242922","waba_id":"102290129340398"}')).toEqual({
      phoneNumberId: '106540352242922',
      businessAccountId: '102290129340398',
    });
  });

  it.each([
    ['one bare token, which belongs into its own field', token],
    ['one bare number', '106540352242922'],
    ['words', 'hello there'],
    ['nothing', ''],
  ])('is not %s', (_, text) => {
    expect(readMetaText(text)).toBeNull();
  });
});
