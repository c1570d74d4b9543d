import { ApiError } from './errors.ts';

/** What Node and SQLite say when a disk has no room, or the user's share of it is used up. */
const codes = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL'];

/** True when something failed because the disk is full, also as the cause of another failure. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && codes.some((code) => code === error.code)) return true;
  return isDiskFull(error.cause);
}

/** How a call is refused that would have needed room. */
export function diskFullRefusal(): ApiError {
  return new ApiError(
    'disk-full',
    'The disk is full, so this could not be kept. Nothing that was received is lost. Free some space, then try again.',
  );
}
