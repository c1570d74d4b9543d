import { expect, it } from 'vitest';

import { defaultReplyWords } from '#shared/domain/replies/reply-words.ts';

import { wordProblems } from './word-problems.ts';

it('finds nothing wrong with the words that Deskbell brings along', () => {
  expect(wordProblems(defaultReplyWords)).toEqual({});
});

it('names the first problem of each list: a word with two meanings, a word of nothing', () => {
  expect(
    wordProblems({
      ...defaultReplyWords,
      cancel: [...defaultReplyWords.cancel, 'OK!', '👍'],
      move: ['👍'],
    }),
  ).toEqual({
    cancel: { kind: 'taken', word: 'OK!', other: 'confirm' },
    move: { kind: 'nothing-left', word: '👍' },
  });
});
