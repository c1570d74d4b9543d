import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { defaultTorrowOptions } from './hook-options.ts';
import { readTorrowHook, statusOfTorrowHook, torrowError, torrowHookIdentity } from './hook-url.ts';
import { readQueryText } from './query-text.ts';

const keys = 'apiUrl=7103.example.com&idInstance=7103000001&apiTokenInstance=s3cret';
const read = (more: string) => readTorrowHook('green-api', `${keys}&${more}`);
const options = (more: string) => read(more).hook.options;

describe('a hook URL that names nothing', () => {
  it("has Torrow's defaults: only contact details are hidden", () => {
    expect(options('')).toEqual(defaultTorrowOptions);
    expect(defaultTorrowOptions).toMatchObject({
      hideContactInfo: true,
      hideUrl: false,
      repeat: false,
      timeZone: 'Europe/Moscow',
      timeZoneName: 'Мск',
    });
  });
});

describe('a query written by hand', () => {
  it.each([
    ['message=%D0%94%D0%B0', 'Да'],
    ['message=Ваша%20бронь', 'Ваша бронь'],
    ['message=a%0Ab', 'a\nb'],
    ['message=100%', '100%'],
    ['message=%D0%zz%20x', '%D0%zz x'],
    ['message=Call+us', 'Call us'],
    ['message=Call%20+7%20999', 'Call +7 999'],
    ['message=a=b', 'a=b'],
    ['message=one&message=two', 'one'],
    ['MESSAGE=loud', 'loud'],
    ['message=x#frag', 'x'],
  ])('%s', (query, message) => expect(options(query).message).toBe(message));

  it.each([
    ['true', true],
    ['TRUE', true],
    ['1', true],
    ['false', false],
    ['0', false],
    ['', true],
  ])('hide_contact_info=%s is %s', (written, value) =>
    expect(options(`hide_contact_info=${written}`).hideContactInfo).toBe(value),
  );

  it('reads every other option', () => {
    expect(
      options(
        'sign_text=Bye&repeat=true&errorEmail=shop@example.com&phone=+79990000011&resource_name=Rooms' +
          '&detail_section_name=More&case_type_name=stay&date_locales=en-US&timezone=Asia/Kolkata&timezone_name=IST' +
          '&hide_url=true&hide_address=true&hide_service_name=true&hide_detail_section=true' +
          '&hide_resource_description=true&hide_order_duration=true&hide_order_description=true',
      ),
    ).toEqual({
      message: '',
      signText: 'Bye',
      repeat: true,
      errorEmail: 'shop@example.com',
      phone: '+79990000011',
      resourceName: 'Rooms',
      detailSectionName: 'More',
      caseTypeName: 'stay',
      hideDetailSection: true,
      hideResourceDescription: true,
      hideOrderDuration: true,
      hideAddress: true,
      hideServiceName: true,
      hideOrderDescription: true,
      hideUrl: true,
      hideContactInfo: true,
      language: 'en',
      timeZone: 'Asia/Kolkata',
      timeZoneName: 'IST',
    });
  });

  it('never calls the time of another city Мск', () => {
    expect(options('timezone=Asia/Yekaterinburg').timeZoneName).toBeNull();
    expect(options('date_locales=en-US').timeZoneName).toBe('Moscow time');
  });
});

describe('keys', () => {
  it('stand apart from everything that may be shown', () => {
    const { hook, secrets } = read('message=x&apiTokenInstanceMax=other');
    expect(secrets).toEqual({ apiTokenInstance: 's3cret', apiTokenInstanceMax: 'other' });
    expect(JSON.stringify([hook, statusOfTorrowHook(hook), torrowHookIdentity(hook)])).not.toMatch(
      /s3cret|other/,
    );
  });

  it('of the other service have other names', () => {
    const { hook, secrets } = readTorrowHook('wazzup24', '?key_api=k&channel_id=c&chat_type=whatsapp');
    expect(secrets).toEqual({ key_api: 'k' });
    expect(hook.account).toEqual({ kind: 'wazzup24', channelId: 'c', chatType: 'whatsapp' });
    expect(hook.errors).toEqual([]);
  });
});

describe('the check', () => {
  it('succeeds', () =>
    expect(statusOfTorrowHook(read('').hook)).toEqual({
      Status: 'Success',
      Message: 'The WebHook has been successfully verified',
    }));

  it.each([
    ['hide_url=maybe', 'hide_url cannot be read'],
    ['timezone=Moon/Base', 'timezone cannot be read'],
    ['phone=12', 'phone cannot be read'],
    ['errorEmail=nobody', 'errorEmail cannot be read'],
    ['date_locales=tlh', 'date_locales cannot be read'],
  ])('names what is wrong with %s, and the default holds', (query, words) => {
    const { hook } = read(query);
    expect(statusOfTorrowHook(hook)).toMatchObject({ Status: 'Wrong parameters', ErrorMessage: words });
    expect(hook.options.timeZone).toBe('Europe/Moscow');
  });

  it('misses keys, and serves WhatsApp only', () => {
    const wrong = (service: 'green-api' | 'wazzup24', query: string) =>
      readTorrowHook(service, query).hook.errors.map(({ parameter }) => parameter);
    expect(wrong('green-api', '')).toEqual(['apiUrl', 'idInstance', 'apiTokenInstance']);
    expect(wrong('green-api', 'idInstanceMax=1&apiTokenInstanceMax=2')).toEqual(['idInstanceMax']);
    expect(wrong('wazzup24', 'chat_type=telegram')).toEqual(['key_api', 'channel_id', 'chat_type']);
  });

  it('warns of what it does not know', () =>
    expect(statusOfTorrowHook(read('hide_url=x&colour=red').hook)).toMatchObject({
      WarningMessage: 'Some parameters are not known and were left out',
    }));

  it('has a shape for other refusals', () => expect(torrowError('No such number').Status).toBe('Error'));
});

it('the identity of a URL does not depend on the order of its parameters, nor on its keys', () => {
  const [a, b] = [read('message=x&repeat=true'), read('repeat=true&message=x')];
  expect(torrowHookIdentity(a.hook)).toBe(torrowHookIdentity(b.hook));
  expect(torrowHookIdentity(a.hook)).not.toBe(torrowHookIdentity(read('message=y').hook));
});

it('never throws, and gives back what was encoded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (value, noise) => {
      const whole = value.isWellFormed() ? value : 'x';
      expect(readQueryText(`message=${encodeURIComponent(whole)}`)[0]?.value).toBe(whole);
      expect(() => readTorrowHook('green-api', noise)).not.toThrow();
    }),
    { numRuns: 50 },
  );
});
