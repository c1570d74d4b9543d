import { expect, it } from 'vitest';

import { withoutSecrets } from './private-text.ts';

it.each([
  ['See you at 15:00, 38 € is fine', 'See you at 15:00, 38 € is fine'],
  ['My card: 4276 1234 5678 9010', 'My card: ••••9010'],
  ['4276-1234-5678-9010 спасибо', '••••9010 спасибо'],
  ['счёт 40817810099910004312', 'счёт ••••4312'],
  ['DE89 3704 0044 0532 0130 00', '••••3000'],
  ['Call me: +49 1512 3456789', 'Call me: +49 1512 3456789'],
  ['+7 912 345-67-89 или 8 912 345-67-89', '+7 912 345-67-89 или 8 912 345-67-89'],
  ['Пароль: мурка', 'Пароль: ••••'],
  ['код 4821, никому', 'код •••• никому'],
  ['CVV 123', 'CVV ••••'],
  ['code word is tulip', 'code word is tulip'],
  ['кодовое слово 7', 'кодовое слово 7'],
  ['Which pin do I need', 'Which pin do I need'],
  ['https://pay.example.com/i?token=abc&sum=5 ok', 'https://pay.example.com/i?… ok'],
  ['key sk_live_51H8xYz0aBcDeFgHiJkLmN', 'key ••••'],
  ['Donaudampfschifffahrtsgesellschaft', 'Donaudampfschifffahrtsgesellschaft'],
  ['12.03.2026 15:30, 14.03.2026 16:30', '12.03.2026 15:30, 14.03.2026 16:30'],
])('%j is shown as %j', (text, expected) => {
  expect(withoutSecrets(text)).toBe(expected);
});

it('takes no long time for a long text', () => {
  const text = `${'1 '.repeat(2000)}+${'1-'.repeat(2000)}${'ab1_'.repeat(1000)}${'код '.repeat(1000)}`;
  const begin = performance.now();
  withoutSecrets(text.slice(0, 300));
  expect(performance.now() - begin).toBeLessThan(100);
});
