/** Why an event of the journal failed or was left alone; each has words in both languages (`why` of the `activity` files). */
export const journalReasons = [
  'notJson',
  'noOrder',
  'fields',
  'newerVisit',
  'unreadable',
  'incomplete',
  'partly',
  'noNumber',
  'otherNumber',
  'otherChat',
  'notKnown',
  'unknownType',
  'providerTried',
  'providerTrouble',
  'repeat',
  'optOut',
  'noPhone',
] as const;
export type JournalReason = (typeof journalReasons)[number];

export type JournalWhy = {
  readonly reason: JournalReason;
  readonly values: Readonly<Record<string, string>>;
};

/**
 * The core's own sentences, by what they begin with; the named groups are the values. The journal keeps sentences: one
 * body may hold many events, each with a sentence of its own, and what was kept years ago is to be told in words, too.
 */
const sentences: readonly (readonly [RegExp, JournalReason])[] = [
  [/^The body is not JSON/, 'notJson'],
  [/^Please check: (?<fields>.+)\.$/, 'fields'],
  [/(?<lost>\d+) of (?<all>\d+) (?:events could not be kept|updates could not be read)/, 'partly'],
  [/^(?:The body holds no order|The body is no JSON object|This is no call of the Torrow hook)/, 'noOrder'],
  [/^Something newer about this visit/, 'newerVisit'],
  [/^Its number is no longer connected/, 'noNumber'],
  [/^(?:It is about another number|About a number of the account)/, 'otherNumber'],
  [/^(?:A status \(story\)|A kind of chat that|A chat in )/, 'otherChat'],
  [/^The same call has come before/, 'repeat'],
  [/^The customer wants no reminders/, 'optOut'],
  [/^The order names no phone/, 'noPhone'],
  [/^Wazzup24 has tried this address/, 'providerTried'],
  [/^Meta reports trouble: (?<said>.+)$/, 'providerTrouble'],
  [/^Deskbell does not know notifications of the type "(?<type>[^"]*)"/, 'unknownType'],
  [/^An? [a-z ]+ (?:without (?:the |its |an )id|that does not say)/, 'incomplete'],
];

/** Reads the fate of an event as a reason; null when there is nothing to explain. */
export function journalWhyOf(
  state: 'new' | 'done' | 'failed' | 'ignored',
  sentence: string | null,
): JournalWhy | null {
  for (const [pattern, reason] of sentences) {
    const found = pattern.exec(sentence ?? '');
    if (found !== null) return { reason, values: { ...found.groups } };
  }
  switch (state) {
    case 'failed':
      return { reason: 'unreadable', values: {} };
    case 'ignored':
      return { reason: 'notKnown', values: {} };
    case 'done':
    case 'new':
      return null;
  }
}
