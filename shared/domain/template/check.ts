import { LiquidError } from 'liquidjs';

import { createEngine, maxTextLength } from './engine.ts';
import { inspect, type FaultKind, type Mention, type Span } from './inspect.ts';
import {
  isVariableName,
  presenceOf,
  variableNames,
  type TemplateEvent,
  type VariableName,
} from './variables.ts';

/** `not-in-event`: the variable exists, but not for this event; `may-be-empty`: an empty value would show. */
export type ProblemKind =
  FaultKind | 'empty' | 'too-long' | 'unknown-variable' | 'not-in-event' | 'may-be-empty';

/**
 * What is wrong with a template, and where. Errors keep it from being saved, warnings do not. `line` and `column`
 * count from 1, `from` and `to` from 0, all in UTF-16 units. `name` is the tag, filter or variable.
 */
export type Problem = Span & {
  readonly kind: ProblemKind;
  readonly severity: 'error' | 'warning';
  readonly line: number;
  readonly column: number;
  readonly name: string | null;
  /** The known variable that was probably meant. */
  readonly suggestion: VariableName | null;
};

/** All problems of a text that is meant for that event, in the order of the text; [] = it can be saved and sent. */
export function checkTemplate(text: string, event: TemplateEvent): Problem[] {
  const whole = { from: 0, to: text.length };
  if (text.trim() === '') return [problem(text, 'empty', whole, null)];
  if (text.length > maxTextLength) {
    return [problem(text, 'too-long', { from: maxTextLength, to: text.length }, null)];
  }
  const { faults, mentions } = inspect(text);
  const problems = [
    ...faults.map((fault) => problem(text, fault.kind, fault, fault.name)),
    ...mentions.flatMap((mention) => judge(text, mention, event) ?? []),
  ];
  if (!problems.some(isError)) problems.push(...parsed(text));
  return problems.sort((one, other) => one.from - other.from || one.to - other.to);
}

/** True for a problem that keeps a template from being saved. */
export function isError(problem: Problem): boolean {
  return problem.severity === 'error';
}

function judge(text: string, mention: Mention, event: TemplateEvent): Problem | null {
  const { name } = mention;
  if (!isVariableName(name)) return problem(text, 'unknown-variable', mention, name, nearest(name, event));
  const presence = presenceOf(name, event);
  if (presence === null) return problem(text, 'not-in-event', mention, name);
  return presence === 'maybe' && !mention.isSafe ? problem(text, 'may-be-empty', mention, name) : null;
}

/** The engine has the last word: what it cannot read is a fault, even where the inspection saw none. */
function parsed(text: string): Problem[] {
  try {
    createEngine().parse(text);
    return [];
  } catch (error) {
    if (!LiquidError.is(error)) throw error;
    return [problem(text, 'syntax', { from: error.token.begin, to: error.token.end }, null)];
  }
}

function problem(
  text: string,
  kind: ProblemKind,
  { from, to }: Span,
  name: string | null,
  suggestion: VariableName | null = null,
): Problem {
  const before = text.slice(0, from);
  return {
    kind,
    severity: kind === 'may-be-empty' ? 'warning' : 'error',
    line: before.split('\n').length,
    column: from - before.lastIndexOf('\n'),
    from,
    to,
    name,
    suggestion,
  };
}

/** The variable of that event whose name is closest, unless none is close. */
function nearest(name: string, event: TemplateEvent): VariableName | null {
  const wanted = name.slice(0, 60).toLowerCase();
  let best: { known: VariableName; distance: number } | null = null;
  for (const known of variableNames) {
    if (presenceOf(known, event) === null) continue;
    const short = known.slice(known.indexOf('.') + 1);
    // Somebody who writes {{ name }} means the first variable that is called so.
    const distance = Math.min(editDistance(wanted, known), editDistance(wanted, short) + 0.5);
    if (best === null || distance < best.distance) best = { known, distance };
  }
  return best !== null && best.distance <= Math.max(1.5, wanted.length / 3) ? best.known : null;
}

/** Levenshtein: how many letters to add, drop or change. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [line, letter] of Array.from(one).entries()) {
    const next = [line + 1];
    for (const [column, known] of Array.from(other).entries()) {
      const change = (row[column] ?? 0) + (letter === known ? 0 : 1);
      next.push(Math.min(change, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
