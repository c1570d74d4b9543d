import type { MessageView } from '#shared/api/calls/messages.ts';

/** A file that is to go with the next message. `share` of it uploaded so far, 0 to 1. */
export type DraftFile = {
  /** Another one for each file that was chosen, so that late news of a removed one is recognised. */
  readonly key: string;
  readonly name: string;
  readonly mimeType: string;
  /** Bytes. */
  readonly size: number;
  /** A `blob:` address to look at it before it is sent; null for what is no picture. */
  readonly preview: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly upload:
    | { readonly state: 'uploading'; readonly share: number }
    | { readonly state: 'ready'; readonly id: string }
    | { readonly state: 'failed'; readonly reason: string };
};

/** What has been typed in a chat and not sent. */
export type Draft = {
  /** Null until something was typed here: then the draft that the core keeps counts. */
  readonly text: string | null;
  readonly quoted: MessageView | null;
  readonly file: DraftFile | null;
  /** Why the last attempt was refused, in words; cleared by typing. */
  readonly refusal: string | null;
  /** Variables that a text put in here left empty: told until it is sent or emptied. */
  readonly gaps: readonly string[];
  /** The last refused attempt: the same content again goes under the same key, so it can never be sent twice. */
  readonly attempt: { readonly key: string; readonly content: string } | null;
};

export const emptyDraft: Draft = {
  text: null,
  quoted: null,
  file: null,
  refusal: null,
  gaps: [],
  attempt: null,
};

/** The longest text that the core takes, in characters; from `warnWithin` of it on, the composer counts. */
export const longestText = 20_000;
const warnWithin = 1000;

/** The text in the composer. `kept` is the draft that the core keeps. */
export function textOfDraft(draft: Draft, kept: string): string {
  return draft.text ?? kept;
}

/** What the counter says: nothing while there is room enough. */
export function roomLeft(text: string): number | null {
  const left = longestText - text.length;
  return left <= warnWithin ? left : null;
}

/** True when there is something to send and nothing in its way. */
export function isSendable(draft: Draft, text: string): boolean {
  if (text.length > longestText) return false;
  return draft.file === null ? text.trim() !== '' : draft.file.upload.state === 'ready';
}

/** What makes two attempts the same message. */
function contentOf(draft: Draft, text: string): string {
  const uploadId = draft.file?.upload.state === 'ready' ? draft.file.upload.id : null;
  return JSON.stringify([text, draft.quoted?.id ?? null, uploadId]);
}

/** The key of an attempt: that of the refused one when nothing was changed since, else the fresh one. */
export function attemptKey(draft: Draft, text: string, fresh: string): string {
  return draft.attempt?.content === contentOf(draft, text) ? draft.attempt.key : fresh;
}

/** The composer right after *Send*: empty, ready for the next. */
export function sentDraft(): Draft {
  return { ...emptyDraft, text: '' };
}

/**
 * The composer after the core refused a message, or did not answer: the words come back, before anything that was
 * typed meanwhile; so do quote and file, unless there are others by now.
 */
export function refusedDraft(now: Draft, sent: Draft, sentText: string, key: string, refusal: string): Draft {
  const typedSince = now.text ?? '';
  return {
    text: typedSince === '' ? sentText : `${sentText}\n${typedSince}`,
    quoted: now.quoted ?? sent.quoted,
    file: now.file ?? sent.file,
    refusal,
    gaps: [...sent.gaps, ...now.gaps],
    attempt: { key, content: contentOf(sent, sentText) },
  };
}

/** The draft with news of its file; news of a file that was removed or replaced change nothing. */
export function withFileNews(draft: Draft, key: string, news: Partial<DraftFile>): Draft {
  return draft.file?.key === key ? { ...draft, file: { ...draft.file, ...news } } : draft;
}

/** Text with something put in place of the selection, and where the cursor then stands. */
export function insertAt(
  text: string,
  start: number,
  end: number,
  inserted: string,
): { text: string; cursor: number } {
  return { text: text.slice(0, start) + inserted + text.slice(end), cursor: start + inserted.length };
}
