import { describe, expect, it } from 'vitest';

import { createInput, filledBy, isChosen, missingFields, noKeys, probeInput, typedOf } from './keys.ts';

const meta = {
  accessToken: ' EAAG1 ',
  appSecret: 'abc',
  phoneNumberId: '2000',
  businessAccountId: '3000',
};

describe('what is saved', () => {
  it('of Meta: ids and keys without spaces, named after the number that was chosen', () => {
    expect(createInput('meta-cloud', { ...noKeys, typed: meta }, 'Blue Door Studio')).toEqual({
      provider: 'meta-cloud',
      label: 'Blue Door Studio',
      config: { phoneNumberId: '2000', businessAccountId: '3000' },
      secrets: { accessToken: 'EAAG1', appSecret: 'abc' },
    });
  });

  it('of Wazzup24: the channel, and its own name', () => {
    const typed = { apiKey: 'k', channelId: 'c', wazzupUrl: 'http://127.0.0.1:1', label: 'Salon' };
    expect(createInput('wazzup24', { ...noKeys, typed }, '+7 900')).toEqual({
      provider: 'wazzup24',
      label: 'Salon',
      config: { apiUrl: 'http://127.0.0.1:1', channelId: 'c' },
      secrets: { apiKey: 'k' },
    });
  });

  it('needs every required field', () => {
    expect(missingFields('meta-cloud', {})).toEqual([
      'accessToken',
      'appSecret',
      'phoneNumberId',
      'businessAccountId',
    ]);
    expect(missingFields('wazzup24', { apiKey: ' ' })).toEqual(['apiKey', 'channelId']);
    expect(missingFields('meta-cloud', meta)).toEqual([]);
  });
});

describe('what is asked about while it is typed', () => {
  it('is nothing without the key that matters', () => {
    expect(probeInput('meta-cloud', { appSecret: 'abc' })).toBeNull();
    expect(probeInput('wazzup24', {})).toBeNull();
    expect(probeInput('green-api', { idInstance: '1', apiTokenInstance: 't' })).toBeNull();
  });

  it('is all that is there, by the names of the core', () => {
    expect(probeInput('meta-cloud', { accessToken: 'EAAG', graphUrl: 'http://127.0.0.1:1' })).toEqual({
      provider: 'meta-cloud',
      config: { graphUrl: 'http://127.0.0.1:1' },
      secrets: { accessToken: 'EAAG' },
    });
    expect(probeInput('wazzup24', { apiKey: 'k', label: 'Salon', wazzupUrl: 'a.b' })).toEqual({
      provider: 'wazzup24',
      config: { apiUrl: 'a.b' },
      secrets: { apiKey: 'k' },
    });
  });
});

describe('a number that was found', () => {
  it('fills in its ids, named by path or by their last part', () => {
    const filled = { phoneNumberId: '2000', businessAccountId: '3000' };
    expect(filledBy('meta-cloud', filled)).toEqual(filled);
    expect(
      filledBy('meta-cloud', { 'config.phoneNumberId': '2000', 'config.businessAccountId': '3000' }),
    ).toEqual(filled);
    expect(filledBy('wazzup24', { channelId: 'c', elsewhere: 'x' })).toEqual({ channelId: 'c' });
  });

  it('is the chosen one when the form holds its ids', () => {
    expect(isChosen(meta, { phoneNumberId: '2000', businessAccountId: '3000' })).toBe(true);
    expect(isChosen(meta, { phoneNumberId: '2001', businessAccountId: '3000' })).toBe(false);
    expect(isChosen(meta, {})).toBe(false);
  });
});

it('a number that is there already comes back as its settings, without keys', () => {
  const config = {
    graphUrl: 'https://graph.facebook.com',
    version: 'v25.0',
    phoneNumberId: '2000',
    appId: null,
  };
  expect(typedOf('meta-cloud', config, 'Salon')).toEqual({
    graphUrl: 'https://graph.facebook.com',
    phoneNumberId: '2000',
    label: 'Salon',
  });
});
