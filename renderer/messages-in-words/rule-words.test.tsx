import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';

import type { Trigger } from '#shared/domain/planning/rule.ts';
import type { LanguageCode } from '#shared/i18n/languages.ts';
import { scriptedTransport } from '#test/support/scripted-transport.ts';
import { showScreen } from '#test/support/show-screen.tsx';

import { useRuleWords } from './use-rule-words.ts';

afterEach(cleanup);

function Words({ trigger }: { trigger: Trigger }) {
  const words = useRuleWords();
  return <p data-testid="words">{`${words.when(trigger)} | ${words.name({ name: null, trigger })}`}</p>;
}

it.each([
  ['en', { kind: 'before', minutes: 1440 }, '24 hours before the visit | Reminder, 24 hours before'],
  ['en', { kind: 'before', minutes: 1 }, '1 minute before the visit | Reminder, 1 minute before'],
  ['en', { kind: 'after', minutes: 2880 }, '2 days after the visit | Message 2 days after the visit'],
  ['en', { kind: 'created' }, 'Right after a booking | Confirmation'],
  ['ru', { kind: 'before', minutes: 1260 }, 'За 21 час до визита | Напоминание за 21 час'],
  ['ru', { kind: 'before', minutes: 120 }, 'За 2 часа до визита | Напоминание за 2 часа'],
  ['ru', { kind: 'before', minutes: 61 }, 'За 61 минуту до визита | Напоминание за 61 минуту'],
  ['ru', { kind: 'after', minutes: 7200 }, 'Через 5 дней после визита | Сообщение через 5 дней после визита'],
  ['ru', { kind: 'day-before-at', time: '19:00' }, 'Накануне в 19:00 | Напоминание накануне в 19:00'],
] satisfies [LanguageCode, Trigger, string][])('in %s %j is "%s"', (language, trigger, words) => {
  showScreen(<Words trigger={trigger} />, scriptedTransport({}), { language });
  expect(screen.getByTestId('words').textContent).toBe(words);
});
