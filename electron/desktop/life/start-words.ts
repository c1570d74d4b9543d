import { WrongOption } from '#host/option-values.ts';
import { StartError } from '#host/start-error.ts';

import type { Words } from '../words/words.ts';

/**
 * What somebody who wanted to start Deskbell is told when it cannot: what is wrong and what to do, in their language.
 * `crashFile`: where the details of something unexpected were written down, null when nowhere.
 */
export function startWords(error: unknown, words: Pick<Words, 'life'>, crashFile: string | null): string {
  const { life } = words;
  if (error instanceof WrongOption) return life('start.option', { detail: error.message });
  if (error instanceof StartError) {
    const { trouble } = error;
    if (trouble === null) return life('start.other', { detail: error.message });
    switch (trouble.kind) {
      case 'folder-taken':
        return life('start.taken', { folder: trouble.folder });
      case 'folder-foreign':
        return life('start.foreign', { folder: trouble.folder });
      case 'folder-unusable':
        return life('start.unusable', { folder: trouble.folder });
    }
  }
  if (error instanceof Error && error.name === 'DatabaseFromFutureError') return life('start.future');
  if (error instanceof Error && error.name === 'DatabaseDamagedError') return life('start.damaged');
  return crashFile === null ? life('start.unknown') : life('start.unknownWritten', { file: crashFile });
}

/** True for what the person at the computer can mend: it needs no crash file. */
export function isSaidPlainly(error: unknown): boolean {
  const names = ['DatabaseFromFutureError', 'DatabaseDamagedError'];
  return (
    error instanceof WrongOption ||
    error instanceof StartError ||
    (error instanceof Error && names.includes(error.name))
  );
}
