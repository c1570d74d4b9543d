import { z } from 'zod';

/** What a whole message can say by itself. `cancel` is about a visit; `opt-out` is about being written to. */
export const replyAnswers = ['confirm', 'cancel', 'move', 'opt-out', 'opt-in'] as const;
export type ReplyAnswer = (typeof replyAnswers)[number];

const phrases = z.array(z.string().min(1).max(60)).max(100);

/** The owner's words, per answer. A phrase that would mean two things, or nothing once cleaned, is refused. */
export const replyWordsSchema = z
  .object({ confirm: phrases, cancel: phrases, move: phrases, 'opt-out': phrases, 'opt-in': phrases })
  .check((context) => {
    const seen = new Map<string, ReplyAnswer>();
    for (const answer of replyAnswers)
      context.value[answer].forEach((phrase, position) => {
        const bare = bareWords(phrase);
        const other = seen.get(bare);
        if (bare !== '' && (other === undefined || other === answer)) {
          seen.set(bare, answer);
          return;
        }
        context.issues.push({
          code: 'custom',
          path: [answer, position],
          input: phrase,
          message: other === undefined ? 'nothing-left' : `means-also-${other}`,
        });
      });
  });
export type ReplyWords = z.infer<typeof replyWordsSchema>;

/** The words that hold until the owner edits them: both languages at once, for customers mix them. */
export const defaultReplyWords: ReplyWords = {
  confirm: ['yes', 'y', 'ok', 'confirm', '1', 'да', 'ок', 'подтверждаю', 'буду'],
  cancel: ['no', 'n', 'cancel', '2', 'нет', 'отмена', 'не приду'],
  move: [
    'move',
    'reschedule',
    'another time',
    'change the time',
    'перенести',
    'перенос',
    'перенесите',
    'другое время',
  ],
  'opt-out': ['stop', 'unsubscribe', 'стоп', 'отписка', 'не пишите'],
  'opt-in': ['start', 'старт'],
};

/** Words about a visit: to a question about anything else they are neither yes nor no. */
const visitPhrases = new Set(['confirm', 'подтверждаю', 'буду', 'cancel', 'отмена', 'не приду']);

/** True for a message that speaks of a visit by itself: "cancel" is about the visit, never an opt-out. */
export function speaksOfVisit(text: string): boolean {
  return visitPhrases.has(bareWords(text));
}

/**
 * The words of a message alone: without emoji (a keycap keeps its digit), punctuation and WhatsApp's formatting
 * marks, in lower case, ё as е, one space between words.
 */
export function bareWords(text: string): string {
  return text
    .replace(/[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/gu, ' ')
    .replace(/[\uFE0E\uFE0F\u20E3\p{Cf}]/gu, '')
    .normalize('NFKC')
    .replace(/['’ʼ]/gu, '')
    .replace(/[\p{P}~^`\s]+/gu, ' ')
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е');
}
