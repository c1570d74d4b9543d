/** A program that crashes more often than this would only crash again, milliseconds. */
const rarely = 10 * 60_000;

/** Whether to start again after a crash at `now`; `lastCrash` is the one before it (epoch ms), null when there was none. */
export function mayComeBack(now: number, lastCrash: number | null): boolean {
  return lastCrash === null || Math.abs(now - lastCrash) > rarely;
}

/** How it was started, but for the link that was opened and the PIN that was removed then; unseen if it was not seen. */
export function argumentsToComeBack(args: readonly string[], isSeen: boolean): string[] {
  const linkAt = args.findIndex((argument) => /^deskbell:/i.test(argument));
  const own = linkAt < 0 ? args : args.slice(0, linkAt);
  const lasting = own.filter((argument) => !['--', '--hidden', '--reset-pin'].includes(argument));
  return isSeen ? lasting : [...lasting, '--hidden'];
}
