import { lineSays } from './line-says.ts';
import { refusalSays } from './refusal-says.ts';

/** `own-words`: only what the provider itself has said is known. */
const says = { ...lineSays, ...refusalSays, 'own-words': '' };

export type SayingReason = keyof typeof says;

/** A reason with what its sentence names; `said` is what the provider itself has said, cleaned. */
export type Saying = { readonly reason: SayingReason; readonly values: Readonly<Record<string, string>> };

export const sayingReasons = Object.keys(says) as SayingReason[]; // The keys of a literal: TypeScript gives strings.

/** A saying that came from outside; null for anything else, also for a reason that this version does not know. */
export function asSaying(value: unknown): Saying | null {
  if (!isRecord(value) || !isRecord(value.values)) return null;
  const reason = sayingReasons.find((known) => known === value.reason);
  const values = Object.entries(value.values);
  const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string';
  return reason === undefined || !values.every(isText)
    ? null
    : { reason, values: Object.fromEntries(values) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** A reason with its values; `said` of null or nothing is left out. */
export function saying(
  reason: SayingReason,
  { said, ...values }: Readonly<Record<string, string | null>> & { readonly said?: string | null } = {},
): Saying {
  const named: [string, string][] = Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [[name, value]],
  );
  return {
    reason,
    values: { ...Object.fromEntries(named), ...(said === undefined || said === null ? {} : { said }) },
  };
}

/** What only the provider knows to say. */
export function ownWords(said: string): Saying {
  return saying('own-words', { said });
}

/** The sentence for API users and logs, with the provider's own words at its end. */
export function inEnglish({ reason, values }: Saying): string {
  const sentence = says[reason].replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
  return [sentence, values.said ?? ''].filter((part) => part !== '').join(' ');
}

/** The same for a saying that may be missing. */
export function inEnglishOrNull(why: Saying | null): string | null {
  return why === null ? null : inEnglish(why);
}

/** A saying on the wire: the English sentence for programs and the reason for screens, which is left out where there is none. */
export function told(why: Saying | null): { detail: string | null; why?: Saying } {
  return { detail: inEnglishOrNull(why), ...(why === null ? {} : { why }) };
}

/** The stored form of a saying. */
export function writeSaying(why: Saying): string {
  return JSON.stringify(why);
}

/** Reads a stored saying; what an earlier version kept as plain words comes back as words. */
export function readSaying(stored: string | null): Saying | null {
  if (stored === null || stored === '') return null;
  try {
    const read = asSaying(JSON.parse(stored));
    if (read !== null) return read;
  } catch {
    // No JSON: plain words.
  }
  return ownWords(stored);
}

/** A failure with a reason that may be shown; its message says it in English. */
export class SaidError extends Error {
  readonly why: Saying;

  constructor(why: Saying) {
    super(inEnglish(why));
    this.name = 'SaidError';
    this.why = why;
  }
}

/** Why something failed, as far as it may be shown; anything but a SaidError is an answer that did not come. */
export function sayingOf(error: unknown): Saying {
  return error instanceof SaidError ? error.why : saying('provider-silent');
}
