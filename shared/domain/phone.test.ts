import { describe, expect, it } from 'vitest';

import { displayPhone, maskPhone, normalisePhone, phoneOfWhatsAppNumber, whatsAppNumberOf } from './phone.ts';

describe('a phone that a person typed', () => {
  it.each([
    ['8 999 000-00-11', '+79990000011'],
    ['89990000011', '+79990000011'],
    ['79990000011', '+79990000011'],
    ['9990000011', '+79990000011'],
    ['+7 (999) 000-00-11', '+79990000011'],
    [' +7 999 000-00-11 ', '+79990000011'],
    ['tel:+79990000011', '+79990000011'],
    ['491713920012', '+491713920012'],
    ['+49 171 3920012', '+491713920012'],
    ['0049 171 3920012', '+491713920012'],
    ['00 7 999 000-00-11', '+79990000011'],
    ['＋４９１７１３９２００１２', '+491713920012'],
  ])('%s is %s', (typed, phone) => expect(normalisePhone(typed)).toBe(phone));

  it.each(['', '   ', '12345', 'Anna', '+', '++++', '0', '+7 999'])('%j is no phone', (typed) =>
    expect(normalisePhone(typed)).toBeNull(),
  );

  it('belongs to the given country when it is written nationally', () => {
    expect(normalisePhone('0171 3920012', 'DE')).toBe('+491713920012');
    expect(normalisePhone('020 7946 0018', 'GB')).toBe('+442079460018');
  });

  it.each([
    ['491713920012', 'DE', '+491713920012'],
    ['447911123456', 'GB', '+447911123456'],
    ['14155552671', 'US', '+14155552671'],
    ['9123456789', 'IN', '+919123456789'],
    ['3912345678', 'IT', '+393912345678'],
    ['7012345678', 'KZ', '+77012345678'],
  ] as const)('%s in %s is %s, with its country code or without', (typed, country, phone) => {
    expect(normalisePhone(typed, country)).toBe(phone);
  });
});

describe('the spellings that numbering plans have given up', () => {
  it.each([
    ['Mexico with the mobile mark', '5215512345678', '+525512345678'],
    ['Mexico without', '525512345678', '+525512345678'],
    ['Argentina with the mobile mark', '5491123456789', '+5491123456789'],
    ['Argentina without', '541123456789', '+5491123456789'],
    ['Brazil with the ninth digit', '5511987654321', '+5511987654321'],
    ['Brazil without', '551187654321', '+5511987654321'],
  ])('%s: both forms are one person', (_country, digits, phone) => {
    expect(phoneOfWhatsAppNumber(digits)).toBe(phone);
    expect(normalisePhone(`+${digits}`)).toBe(phone);
  });

  it('leave a Brazilian landline alone', () => {
    expect(phoneOfWhatsAppNumber('551133334444')).toBe('+551133334444');
  });
});

describe('the number in a WhatsApp id', () => {
  it('is kept even when the numbering plan does not know it: WhatsApp has vouched for it', () => {
    expect(phoneOfWhatsAppNumber('447700900123')).toBe('+447700900123');
    expect(phoneOfWhatsAppNumber('79001234567')).toBe('+79001234567');
  });

  it('is never read as a national number', () => {
    expect(phoneOfWhatsAppNumber('89990000011')).toBe('+89990000011');
  });

  it('is the phone without the plus', () => expect(whatsAppNumberOf('+79990000011')).toBe('79990000011'));
});

describe('a phone for the eye', () => {
  it('is grouped as its country does', () => expect(displayPhone('+79990000011')).toBe('+7 999 000 00 11'));
  it('is shown as it is when nothing is known about it', () => expect(displayPhone('+0')).toBe('+0'));
});

describe('a masked phone', () => {
  it('shows the country and the last two digits', () =>
    expect(maskPhone('+79990000011')).toBe('+7••••••••11'));
  it('shows nothing of a short one', () => expect(maskPhone('12345')).toBe('•••••'));
});
