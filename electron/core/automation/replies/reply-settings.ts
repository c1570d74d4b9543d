import { repliesSchema, type RepliesView } from '#shared/api/calls/automation.ts';
import { asId, type TemplateId } from '#shared/domain/ids.ts';
import { bareWords, defaultReplyWords, type ReplyAnswer } from '#shared/domain/replies/reply-words.ts';

import type { ReadDb, WriteDb } from '../../store/database.ts';
import { readFact, writeFact } from '../../store/facts.ts';

/** The owner's words and automatic answers. */
export type ReplySettings = RepliesView;

const factName = 'replies';

/** What holds until the owner says otherwise: words of both languages, and nothing answered automatically. */
const defaults: ReplySettings = {
  words: defaultReplyWords,
  welcome: { on: false, templateId: asId<TemplateId>('shipped-welcome') },
  away: { on: false, templateId: asId<TemplateId>('shipped-away') },
  keywords: [],
};

/** The settings of replies; what can no longer be read is as if it had never been set. */
export function readReplySettings(db: ReadDb): ReplySettings {
  return readFact(db, factName, repliesSchema) ?? defaults;
}

/** Keeps the settings of replies. */
export function writeReplySettings(db: WriteDb, settings: ReplySettings): void {
  writeFact(db, factName, settings);
}

/** Words that stop or start messages are read before any keyword. */
const takenBy: readonly ReplyAnswer[] = ['opt-out', 'opt-in'];

/** What is wrong with keywords: field path → `nothing-left`, `means-also-keyword`, `means-also-opt-out`, … Empty when all is well. */
export function keywordProblems({ keywords, words }: ReplySettings): Record<string, string> {
  const problems: Record<string, string> = {};
  const reserved = new Map(
    takenBy.flatMap((answer) => words[answer].map((word) => [bareWords(word), answer])),
  );
  const known = new Set<string>();
  const ids = new Set<string>();
  keywords.forEach((keyword, position) => {
    if (ids.has(keyword.id)) problems[`keywords.${position}.id`] = 'used-twice';
    ids.add(keyword.id);
    keyword.words.forEach((word, place) => {
      const bare = bareWords(word);
      const answer = reserved.get(bare);
      const field = `keywords.${position}.words.${place}`;
      if (bare === '') problems[field] = 'nothing-left';
      else if (answer !== undefined) problems[field] = `means-also-${answer}`;
      else if (known.has(bare)) problems[field] = 'means-also-keyword';
      known.add(bare);
    });
  });
  return problems;
}
