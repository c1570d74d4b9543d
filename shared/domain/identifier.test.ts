import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseWhatsAppChatId, personOfChatId } from './identifier.ts';

const phone = (value: string) => ({ kind: 'person', identifier: { kind: 'phone', value } });

describe('a chat id', () => {
  it.each([
    ['79990000011@c.us', phone('+79990000011')],
    ['79990000011@s.whatsapp.net', phone('+79990000011')],
    ['79990000011:3@s.whatsapp.net', phone('+79990000011')],
    [' 79990000011@c.us ', phone('+79990000011')],
    ['79990000011', phone('+79990000011')],
    ['8 999 000-00-11', phone('+79990000011')],
    ['5215512345678@c.us', phone('+525512345678')],
    ['131313131313@lid', { kind: 'person', identifier: { kind: 'lid', value: '131313131313' } }],
    ['131313131313:12@lid', { kind: 'person', identifier: { kind: 'lid', value: '131313131313' } }],
    ['120363043968066561@g.us', { kind: 'group', groupId: '120363043968066561@g.us' }],
    ['79990000011-1479621234@g.us', { kind: 'group', groupId: '79990000011-1479621234@g.us' }],
    ['status@broadcast', { kind: 'other', raw: 'status@broadcast' }],
    ['120363029999999999@newsletter', { kind: 'other', raw: '120363029999999999@newsletter' }],
    ['anna@c.us', { kind: 'other', raw: 'anna@c.us' }],
    ['12345', { kind: 'other', raw: '12345' }],
    ['', { kind: 'other', raw: '' }],
    ['@c.us', { kind: 'other', raw: '@c.us' }],
  ])('%j is read', (chatId, address) => expect(parseWhatsAppChatId(chatId)).toEqual(address));

  it('names a person or nobody', () => {
    expect(personOfChatId('79990000011@c.us')).toEqual({ kind: 'phone', value: '+79990000011' });
    expect(personOfChatId('120363043968066561@g.us')).toBeNull();
    expect(personOfChatId('status@broadcast')).toBeNull();
  });

  it('never throws, whatever a provider writes', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseWhatsAppChatId(text)));
  });

  it('never makes a phone without digits', () => {
    fc.assert(
      fc.property(fc.string(), (user) => {
        const person = personOfChatId(`${user}@c.us`);
        return person?.kind !== 'phone' || /^\+\d+$/.test(person.value);
      }),
    );
  });
});
