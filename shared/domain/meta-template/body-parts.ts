import { branchFor, type Piece, type ValuePiece } from '../template/pieces.ts';
import { renderTemplate } from '../template/render.ts';
import type { Audience } from '../template/value.ts';
import { isVariableName, type TemplateValues } from '../template/variables.ts';
import type { MetaProblem } from './lint-body.ts';

/** Problems by their code, with what they are about. */
export type Found = Map<MetaProblem['code'], Set<string>>;
/** A part of a body: its words, or a variable. */
export type Part =
  | { readonly kind: 'words'; readonly text: string }
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly source: string;
      readonly isOptional: boolean;
      readonly hasDefault: boolean;
    };
export type Line = { readonly parts: Part[] };

export type Resolving = {
  readonly audience: Audience;
  readonly usual: TemplateValues;
  readonly found: Found;
  /** True: the first choice, at the very beginning, goes the other way. */
  readonly isTurned: boolean;
};

/** Notes what a problem is about. */
export function note(found: Found, code: MetaProblem['code'], detail: string): void {
  found.set(code, (found.get(code) ?? new Set()).add(detail));
}

/** Decides every choice; values of the shop become words. */
export function resolve(pieces: readonly Piece[], context: Resolving): (Part | 'line-goes')[] {
  return pieces.flatMap((piece, place): (Part | 'line-goes')[] => {
    switch (piece.kind) {
      case 'words':
        return [{ kind: 'words', text: piece.text }];
      case 'value':
        return valuePart(piece, context);
      case 'choice': {
        const usual = branchFor(piece, context.usual, context.audience);
        const last = piece.branches.length - 1;
        const branch = context.isTurned && place === 0 ? (usual === last ? -1 : last) : usual;
        const chosen = piece.branches[branch]?.pieces ?? [];
        if (!/^(?:not )?business\.\w+$/.test(piece.condition))
          note(
            context.found,
            chosen.length === 0 ? 'part-left-out' : 'condition-not-possible',
            piece.condition,
          );
        return resolve(chosen, { ...context, isTurned: false });
      }
    }
  });
}

function valuePart(piece: ValuePiece, { usual, audience, found }: Resolving): (Part | 'line-goes')[] {
  const { name, source, skipsLine, hasDefault } = piece;
  const text = renderTemplate(asText(source), usual, audience).text;
  const isFixed = name.startsWith('business.') || !isVariableName(name);
  if (text === '' && skipsLine) {
    if (!isFixed) note(found, 'part-left-out', name);
    return ['line-goes'];
  }
  if (isFixed) {
    if (isVariableName(name) && text !== '') note(found, 'value-fixed', name);
    return [{ kind: 'words', text }];
  }
  return [{ kind: 'variable', name, source, isOptional: skipsLine, hasDefault }];
}

/** A source as a text that our renderer takes: an expression stands in braces, a piece of a text has its own. */
export function asText(source: string): string {
  return /\{[{%]/.test(source) ? source : `{{ ${source} }}`;
}

/** The parts as lines; one whose value is missing goes, and two blank lines that meet are one. */
export function linesOf(parts: readonly (Part | 'line-goes')[]): Line[] {
  let line: Part[] = [];
  const lines: { parts: Part[]; goes: boolean }[] = [{ parts: line, goes: false }];
  for (const part of parts) {
    if (part === 'line-goes') {
      const current = lines.at(-1);
      if (current) current.goes = true;
    } else if (part.kind === 'variable') line.push(part);
    else {
      const [head = '', ...others] = part.text.split('\n');
      if (head !== '') line.push({ kind: 'words', text: head });
      for (const text of others) {
        line = text === '' ? [] : [{ kind: 'words', text }];
        lines.push({ parts: line, goes: false });
      }
    }
  }
  const kept: Line[] = [];
  for (const { parts: one, goes } of lines) {
    if (goes) continue;
    const isBlank = one.every((part) => part.kind === 'words' && part.text.trim() === '');
    // One blank line is as much as Meta and a reader need.
    if (isBlank && (kept.length === 0 || kept.at(-1)?.parts.length === 0)) continue;
    kept.push({ parts: isBlank ? [] : one });
  }
  while (kept.at(-1)?.parts.length === 0) kept.pop();
  return kept;
}

/** One row of parts; variables with nothing but space between them become one, because Meta refuses two side by side. */
export function joined(lines: readonly Line[]): Part[] {
  const row = lines.flatMap(({ parts }, place): Part[] => [
    ...(place === 0 ? [] : [{ kind: 'words', text: '\n' } as const]),
    ...parts,
  ]);
  const result: Part[] = [];
  for (const part of row) {
    const last = result.at(-1);
    if (part.kind === 'words' && last?.kind === 'words') {
      result.splice(-1, 1, { kind: 'words', text: last.text + part.text });
      continue;
    }
    const before = result.at(-2);
    if (
      part.kind === 'variable' &&
      last?.kind === 'words' &&
      before?.kind === 'variable' &&
      last.text.trim() === ''
    ) {
      const between = last.text.includes('\n') ? ', ' : ' ';
      result.splice(-2, 2, merged(before, between, part));
    } else if (part.kind === 'variable' && last?.kind === 'variable') {
      result.splice(-1, 1, merged(last, ' ', part));
    } else result.push(part);
  }
  return result;
}

export type Variable = Extract<Part, { kind: 'variable' }>;

function merged(one: Variable, between: string, other: Variable): Variable {
  return {
    kind: 'variable',
    name: `${one.name}, ${other.name}`,
    source: `${asText(one.source)}${between}${asText(other.source)}`,
    isOptional: one.isOptional && other.isOptional,
    hasDefault: one.hasDefault && other.hasDefault,
  };
}
