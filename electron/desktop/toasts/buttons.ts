import type { Words } from '../words/words.ts';

export type Platform = 'darwin' | 'win32' | 'linux';

/** What a button of a toast does. */
export type Deed = 'write' | 'no-reply-needed' | 'confirm' | 'move' | 'cancel';

/**
 * The buttons of a chat's toast. Where the toast itself has a field for the answer (macOS, Windows) that field is the
 * first of them already.
 */
export function chatDeeds(platform: Platform): readonly Deed[] {
  return platform === 'linux' ? ['write', 'no-reply-needed'] : ['no-reply-needed'];
}

/** The buttons of an unclear answer: what it may mean for its one visit. Which of several it means is asked in the chat. */
export function cardDeeds(visits: number): readonly Deed[] {
  return visits === 1 ? ['confirm', 'move', 'cancel'] : [];
}

/** The words on a button, the same as in the window. */
export function deedInWords(deed: Deed, { inbox, bookings }: Words): string {
  switch (deed) {
    case 'write':
      return inbox('message.reply');
    case 'no-reply-needed':
      return inbox('thread.noReplyNeeded');
    case 'confirm':
    case 'move':
    case 'cancel':
      return bookings(`action.${deed}`);
  }
}
