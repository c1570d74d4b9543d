import type { LineScan, Part, Span } from './line-scan.ts';

type Word = Span & { readonly text: string; readonly capital: boolean; readonly piece: number };

const fillers = /^(at|on|for|to|from|в|во|на|для|к|с|и|and|за)$/iu;

/** The words that are left: a name and a service, and numbers that nobody understood. */
export function takeWords(
  scan: LineScan,
  phone: Span | null,
): {
  readonly name: { readonly part: Part<string>; readonly doubtful: boolean } | null;
  readonly service: Part<string> | null;
  readonly unread: readonly Span[];
} {
  const found = scan.free().flatMap(({ text, from }, piece) =>
    [...text.matchAll(/[\p{L}\d][\p{L}\p{M}\d'’.+-]*/gu)].map((match) => ({
      text: match[0],
      from: from + match.index,
      to: from + match.index + match[0].length,
      capital: /^\p{Lu}/u.test(match[0]),
      piece,
    })),
  );
  const unread = found.filter(({ text }) => !/\p{L}/u.test(text)).map(({ from, to }) => ({ from, to }));
  const pieces = new Map<number, Word[]>();
  for (const word of found.filter(({ text }) => /\p{L}/u.test(text)))
    pieces.set(word.piece, [...(pieces.get(word.piece) ?? []), word]);
  const segments = [...pieces.values()].map(withoutFillers).filter((words) => words.length > 0);
  const before = segments.findLast((words) => phone !== null && (words.at(-1)?.to ?? 0) <= phone.from);
  const chosen = nameAmong(segments, before ?? null);
  const name = chosen === null ? null : { part: partOf(chosen.words), doubtful: chosen.doubtful };
  const rest = segments.flatMap((words) =>
    withoutFillers(words.filter((word) => chosen?.words.includes(word) !== true)),
  );
  return { name, service: rest.length === 0 ? null : partOf(rest), unread };
}

/** Certain only when a whole piece stands before the phone, or one capitalised piece stands beside another piece. */
function nameAmong(segments: readonly Word[][], beforePhone: Word[] | null) {
  if (beforePhone !== null && (segments.length > 1 || beforePhone.every(({ capital }) => capital))) {
    const run = firstRun(beforePhone);
    const named = segments.find((words) => firstRun(words).length === words.length);
    if (run.length === 0 && named !== undefined) return { words: named, doubtful: true };
    if (run.length === 0) return { words: beforePhone, doubtful: beforePhone !== segments[0] };
    return { words: run, doubtful: run.length !== beforePhone.length };
  }
  const runs = segments.map((words) => ({ words, run: firstRun(words) })).filter(({ run }) => run.length > 0);
  const [first] = runs;
  if (first === undefined) {
    if (beforePhone === null) return null;
    return { words: beforePhone, doubtful: true };
  }
  const whole = first.run.length === first.words.length;
  return { words: first.run, doubtful: !whole || runs.length > 1 || segments.length === 1 };
}

function firstRun(words: readonly Word[]): Word[] {
  const start = words.findIndex(({ capital }) => capital);
  if (start === -1) return [];
  const length = words.slice(start).findIndex(({ capital }) => !capital);
  return words.slice(start, length === -1 ? undefined : start + length);
}

function withoutFillers(words: readonly Word[]): Word[] {
  const isWord = ({ text }: Word) => !fillers.test(text);
  const last = words.findLastIndex(isWord);
  return words.slice(Math.max(0, words.findIndex(isWord)), last + 1);
}

const partOf = (words: readonly Word[]): Part<string> => ({
  value: words.map(({ text }) => text.replace(/[.+-]+$/, '')).join(' '),
  spans: words.map(({ from, to }) => ({ from, to })),
});
