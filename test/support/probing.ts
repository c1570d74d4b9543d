import type { CallOutput } from '#shared/api/contract.ts';

type Answer = CallOutput<'channels.probe'>;

/** What is said of each field, in one line: its state and the words. */
export function saidOf({ fields }: Answer): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, { state, detail }]) => [path, `${state}: ${detail}`]),
  );
}

/** The state of each field. */
export function statesOf({ fields }: Answer): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([path, { state }]) => [path, state]));
}
