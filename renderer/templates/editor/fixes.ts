import type { Problem } from '#shared/domain/template/check.ts';

import { codesOf, type Code } from './codes.ts';
import { placeholderWords, standsAlone } from './insertion.ts';

/** One way to put a problem right with a click. */
export type Fix = {
  readonly kind: 'suggestion' | 'default' | 'skipLine' | 'close' | 'remove';
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  /** The words to choose, within the inserted ones; null = the cursor goes behind. */
  readonly select: { readonly from: number; readonly to: number } | null;
};

/** The ways to put a problem right, the likeliest first; [] when only the author can. */
export function fixesFor(text: string, problem: Problem): Fix[] {
  switch (problem.kind) {
    case 'unknown-variable':
      return [
        ...(problem.suggestion === null
          ? []
          : [change('suggestion', problem.from, problem.to, problem.suggestion)]),
        ...remove(text, problem),
      ];
    case 'not-in-event':
    case 'syntax':
      return remove(text, problem);
    case 'may-be-empty':
      return fallbacks(text, problem);
    case 'not-closed':
      return [close(text, problem)];
    case 'unknown-filter':
    case 'filter-does-not-fit':
      return withoutFilter(text, problem);
    case 'unknown-tag':
    case 'unexpected-tag':
      return [change('remove', problem.from, problem.to, '')];
    case 'empty':
    case 'too-long':
      return [];
  }
}

function change(kind: Fix['kind'], from: number, to: number, insert: string): Fix {
  return { kind, from, to, insert, select: null };
}

function codeAround(text: string, { from, to }: Problem): Code | undefined {
  return codesOf(text).find((code) => code.from <= from && to <= code.to);
}

function remove(text: string, problem: Problem): Fix[] {
  const code = codeAround(text, problem);
  // A condition that goes would leave its end behind: that is more than a click should do.
  if (code === undefined || code.kind === 'command') return [];
  return [change('remove', code.from, code.to, '')];
}

function fallbacks(text: string, problem: Problem): Fix[] {
  const code = codeAround(text, problem);
  if (code === undefined || code.kind === 'command') return [];
  const at = code.to - (/\s*-?\}\}$/.exec(text.slice(code.from, code.to))?.[0].length ?? 2);
  const before = ' | default: "';
  const words: Fix = {
    kind: 'default',
    from: at,
    to: at,
    insert: `${before}${placeholderWords}"`,
    select: { from: at + before.length, to: at + before.length + placeholderWords.length },
  };
  const skip = change('skipLine', at, at, ' | or_skip_line');
  return standsAlone(text, code.from, code.to) ? [skip, words] : [words, skip];
}

function close(text: string, problem: Problem): Fix {
  if (problem.name !== null) {
    const isOnOwnLine =
      /(?:^|\n)[^\S\n]*$/.test(text.slice(0, problem.from)) && /^[^\S\n]*\n/.test(text.slice(problem.to));
    const end = `{% end${problem.name} %}`;
    return change('close', text.length, text.length, isOnOwnLine ? `\n${end}` : end);
  }
  const opened = text.slice(problem.from, problem.from + 2);
  const words = text.slice(problem.from, problem.to);
  // The name ends with its word; what follows on the line is the message again.
  const name =
    /^\{[{%]-?\s*[a-z_.]*(?:\s*\|\s*[a-z_]+(?:\s*:\s*(?:"[^"\n]*"|\d+))?)*/i.exec(words)?.[0] ?? words;
  const at = problem.from + name.trimEnd().length;
  return change('close', at, problem.from + name.length, opened === '{%' ? ' %}' : ' }}');
}

/** From the bar before the filter to the next one, or to the end of the code. */
function withoutFilter(text: string, problem: Problem): Fix[] {
  const bar = text.lastIndexOf('|', problem.from);
  const code = codeAround(text, problem);
  if (code === undefined || bar < code.from) return [];
  const rest = text.slice(problem.from, code.to);
  const end = /^(?:"[^"]*"|'[^']*'|[^|"'}%])*/.exec(rest)?.[0].length ?? 0;
  return [change('remove', bar, problem.from + end, '')];
}
