import { describe, expect, test } from 'vitest';

import { journalReasons } from '#shared/domain/journal-why.ts';
import { probeReasons } from '#shared/domain/probe-reason.ts';
import { sayingReasons } from '#shared/domain/saying/saying.ts';
import { words } from '#shared/i18n/languages.ts';

/** `own-words` has none: the quotation alone is shown. */
const worded = sayingReasons.filter((reason) => reason !== 'own-words');

describe.each(['en', 'ru'] as const)('every reason of the core has words: %s', (language) => {
  const { says, connect, activity } = words[language];

  test('of numbers, providers and refusals', () => {
    const wordless = worded.filter((reason) => !isSentence(says[reason]));
    expect(wordless).toEqual([]);
  });

  test('of keys that are tried', () => {
    expect(probeReasons.filter((reason) => !isSentence(connect.probe.why[reason]))).toEqual([]);
  });

  test('of events', () => {
    expect(journalReasons.filter((reason) => !isSentence(activity.why[reason].what))).toEqual([]);
  });
});

test('the Russian sentences are Russian', () => {
  expect(worded.filter((reason) => !/[а-яё]{2}/i.test(words.ru.says[reason]))).toEqual([]);
});

function isSentence(text: string): boolean {
  return text.trim().length > 3;
}
