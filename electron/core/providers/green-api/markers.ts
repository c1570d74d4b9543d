import type { MessageContent } from '#shared/domain/message.ts';

type UnreadableReason = Extract<MessageContent, { kind: 'unreadable' }>['reason'];

/**
 * Green API writes these marks in the place of a text or a file address that it could not read:
 * 001 the first message could not be decrypted, 002 the file is over 100 MB, 003 the keys are lost.
 */
const reasons: Record<string, UnreadableReason> = {
  '001': 'not-decrypted',
  '002': 'file-too-large',
  '003': 'keys-lost',
};

/** The reason behind a text that is nothing but such a mark; null for everything that people write. */
export function unreadableReason(value: string | null): UnreadableReason | null {
  const code = /^\s*\{\{SWE(\d{3})\}\}\s*$/.exec(value ?? '')?.[1];
  return code === undefined ? null : (reasons[code] ?? null);
}

/** True for the mark that a group has too many participants, in the description of a failed status. */
export function saysGroupTooLarge(description: string | null): boolean {
  return description?.includes('SWE004') ?? false;
}
