import {
  replyAnswers,
  replyWordsSchema,
  type ReplyAnswer,
  type ReplyWords,
} from '#shared/domain/replies/reply-words.ts';

/** What is wrong with a word: it means something else already, or nothing is left of it. */
export type WordProblem =
  | { readonly kind: 'taken'; readonly word: string; readonly other: ReplyAnswer }
  | { readonly kind: 'nothing-left'; readonly word: string };

/** The first problem of each list, by the very check that the core makes. Empty when all is well. */
export function wordProblems(words: ReplyWords): Partial<Record<ReplyAnswer, WordProblem>> {
  const problems: Partial<Record<ReplyAnswer, WordProblem>> = {};
  for (const { path, message } of replyWordsSchema.safeParse(words).error?.issues ?? []) {
    const answer = replyAnswers.find((known) => known === path[0]);
    const word = answer !== undefined && typeof path[1] === 'number' ? words[answer][path[1]] : undefined;
    if (answer === undefined || word === undefined) continue;
    const other = replyAnswers.find((known) => message === `means-also-${known}`);
    problems[answer] ??=
      other === undefined ? { kind: 'nothing-left', word } : { kind: 'taken', word, other };
  }
  return problems;
}
