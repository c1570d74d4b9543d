/** Where a part stands in the line: UTF-16 positions, `to` not included. */
export type Span = { readonly from: number; readonly to: number };

/** A part that was read, and every piece of the line that it came from. */
export type Part<Value> = { readonly value: Value; readonly spans: readonly Span[] };

/** The line while it is read: characters that already mean something cannot mean something else. */
export type LineScan = {
  /** Matches over what is still free; what `read` takes is claimed. `read` returns null to leave a match alone. */
  take<Value>(pattern: RegExp, read: (match: RegExpExecArray) => Value | null): Part<Value>[];
  /** What is left, in pieces between claimed parts. */
  free(): { readonly text: string; readonly from: number }[];
};

/** Claimed characters become this one, which no pattern matches. */
const claimed = '\u0000';

/** Starts reading a line. Patterns must be global; words are separated by anything that is no letter or digit. */
export function scanLine(line: string): LineScan {
  let rest = line.replaceAll(claimed, ' ');
  return {
    take(pattern, read) {
      const found = [...rest.matchAll(pattern)].flatMap((match) => {
        const value = read(match);
        return value === null
          ? []
          : [{ value, spans: [{ from: match.index, to: match.index + match[0].length }] }];
      });
      for (const { spans } of found)
        for (const { from, to } of spans)
          rest = rest.slice(0, from) + claimed.repeat(to - from) + rest.slice(to);
      return found;
    },
    free: () => [...rest.matchAll(/[^\u0000,;]+/g)].map((match) => ({ text: match[0], from: match.index })),
  };
}
