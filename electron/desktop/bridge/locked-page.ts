/** What a locked page may still ask. */
const answered: ReadonlySet<string> = new Set([
  'desktop.get',
  'desktop.unlock',
  'desktop.front',
  'desktop.arrived',
]);

/**
 * What the page hands over as it is taken away: the words that somebody was just typing. They are kept, but what the call
 * would answer is not told.
 */
const lastWords: ReadonlySet<string> = new Set(['conversations.saveDraft', 'contacts.update']);

/** How long after locking last words are taken. Milliseconds; a page needs some tens. */
const takenFor = 2000;

/**
 * What becomes of a call. `lockedFor`: milliseconds since it was locked, null while it is open. `take`: it is done, and
 * its answer kept back.
 */
export function admit(name: string, lockedFor: number | null): 'answer' | 'take' | 'refuse' {
  if (lockedFor === null || answered.has(name)) return 'answer';
  return lastWords.has(name) && lockedFor < takenFor ? 'take' : 'refuse';
}
