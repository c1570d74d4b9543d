import {
  LiquidError,
  Tokenizer,
  TypeGuards,
  type FilteredValueToken,
  type TagToken,
  type Token,
} from 'liquidjs';

import { proofOf, united } from './conditions.ts';
import { templateTags } from './engine.ts';
import { filterOf, type FilterArguments, type FilterInput } from './filters.ts';
import { isVariableName, templateVariables } from './variables.ts';

/** A place in the text, in UTF-16 units from its start; `to` is behind the last one. */
export type Span = { readonly from: number; readonly to: number };

export type FaultKind =
  'not-closed' | 'unknown-tag' | 'unexpected-tag' | 'syntax' | 'unknown-filter' | 'filter-does-not-fit';
/** What is wrong whatever the template is for; `name` is the tag or filter. */
export type Fault = Span & { readonly kind: FaultKind; readonly name: string | null };

/** One mention of a variable. `isSafe`: nothing looks odd when it is empty there. */
export type Mention = Span & { readonly name: string; readonly isSafe: boolean };

/** An open tag: what is sure in its current branch, and what would be sure in its `else`. */
type Frame = Span & { readonly name: string; sure: ReadonlySet<string>; otherwise: ReadonlySet<string> };

type Findings = { readonly faults: Fault[]; readonly mentions: Mention[]; readonly open: Frame[] };
type FilterToken = FilteredValueToken['filters'][number];

const nobody: ReadonlySet<string> = new Set();

/** Reads a template without running it: every fault with its place, and every variable that it mentions. */
export function inspect(text: string): { faults: readonly Fault[]; mentions: readonly Mention[] } {
  const found: Findings = { faults: [], mentions: [], open: [] };
  const tokens = topLevel(text, found);
  for (const token of tokens) {
    if (found.open.at(-1)?.name === 'comment') {
      if (TypeGuards.isTagToken(token) && token.name === 'endcomment') found.open.pop();
    } else if (TypeGuards.isTagToken(token)) {
      guarded(token, found, () => inspectTag(token, found));
    } else if (TypeGuards.isOutputToken(token)) {
      const inside = new Tokenizer(text, undefined, undefined, token.contentRange);
      guarded(token, found, () => inspectValue(inside.readFilteredValue(), found, true));
    }
  }
  for (const frame of found.open) found.faults.push(fault('not-closed', frame, frame.name));
  return found;
}

function topLevel(text: string, found: Findings): Token[] {
  try {
    return new Tokenizer(text).readTopLevelTokens();
  } catch (error) {
    if (!LiquidError.is(error)) throw error;
    const from = error.token.begin;
    const lineEnd = text.indexOf('\n', from);
    found.faults.push(fault('not-closed', { from, to: lineEnd < 0 ? text.length : lineEnd }, null));
    return [];
  }
}

/** One place that cannot be read is one fault; the rest is still looked at. */
function guarded(token: Token, found: Findings, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!LiquidError.is(error)) throw error;
    found.faults.push(fault('syntax', spanOf(token), null));
  }
}

function inspectTag(tag: TagToken, found: Findings): void {
  const frame = found.open.at(-1);
  const branches = frame?.name === 'if' || frame?.name === 'unless';
  const stray = () => void found.faults.push(fault('unexpected-tag', spanOf(tag), tag.name));
  switch (tag.name) {
    case 'if':
    case 'unless': {
      const proof = conditionOf(tag, found);
      const [sure, otherwise] =
        tag.name === 'if' ? [proof.whenTrue, proof.whenFalse] : [proof.whenFalse, proof.whenTrue];
      found.open.push({ ...spanOf(tag), name: tag.name, sure, otherwise });
      return;
    }
    case 'elsif': {
      if (!branches) return stray();
      const proof = conditionOf(tag, found);
      frame.sure = united(frame.otherwise, proof.whenTrue);
      frame.otherwise = united(frame.otherwise, proof.whenFalse);
      return;
    }
    case 'else':
      if (!branches && frame?.name !== 'case') return stray();
      frame.sure = frame.otherwise;
      return;
    case 'case':
      inspectValue(tag.tokenizer.readFilteredValue(), found, false);
      found.open.push({ ...spanOf(tag), name: 'case', sure: nobody, otherwise: nobody });
      return;
    case 'when':
      return frame?.name === 'case' ? inspectWhen(tag, found) : stray();
    case 'comment':
      found.open.push({ ...spanOf(tag), name: 'comment', sure: nobody, otherwise: nobody });
      return;
    default:
      return inspectEnd(tag, found);
  }
}

function inspectEnd(tag: TagToken, found: Findings): void {
  const opened = tag.name.startsWith('end') ? tag.name.slice(3) : null;
  if (opened === null || !templateTags.some((known) => known === opened)) {
    found.faults.push(fault('unknown-tag', spanOf(tag), tag.name));
  } else if (found.open.at(-1)?.name === opened) {
    found.open.pop();
  } else {
    found.faults.push(fault('unexpected-tag', spanOf(tag), tag.name));
  }
}

function inspectWhen(tag: TagToken, found: Findings): void {
  const { tokenizer } = tag;
  while (!tokenizer.end()) {
    inspectOperand(tokenizer.readValueOrThrow(), found, true);
    tokenizer.skipBlank();
    if (tokenizer.peek() === ',') tokenizer.readTo(',');
    else tokenizer.readTo('or');
  }
}

function conditionOf(tag: TagToken, found: Findings) {
  const value = tag.tokenizer.readFilteredValue();
  inspectValue(value, found, false);
  return value.filters.length > 0
    ? { whenTrue: nobody, whenFalse: nobody }
    : proofOf(value.initial, (token) => (TypeGuards.isPropertyAccessToken(token) ? nameOf(token) : null));
}

function inspectValue(value: FilteredValueToken, found: Findings, isPrinted: boolean): void {
  const operands = value.initial.postfix.filter((token) => !TypeGuards.isOperatorToken(token));
  const isPlain = value.initial.postfix.length === 1;
  if (isPrinted && !isPlain) found.faults.push(fault('syntax', spanOf(value), null));
  for (const token of operands) {
    inspectOperand(token, found, !isPrinted || value.filters.some(coversGap));
  }
  const [only] = operands;
  let input = isPlain && only !== undefined ? typeOf(only) : 'words';
  for (const [place, filter] of value.filters.entries()) {
    const later = value.filters.slice(place + 1);
    input = inspectFilter(filter, input, found, !isPrinted || later.some(coversGap));
  }
}

/** True when the author has said what happens if the value is missing. */
function coversGap(filter: FilterToken): boolean {
  return filter.name === 'or_skip_line' || (filter.name === 'default' && filter.args.length > 0);
}

function inspectFilter(token: FilterToken, input: FilterInput | null, found: Findings, isSafe: boolean) {
  const filter = filterOf(token.name);
  if (filter === null) {
    const span = { from: token.begin, to: token.begin + token.name.length };
    found.faults.push(fault('unknown-filter', span, token.name));
    return null;
  }
  const fits = (input === null || filter.takes.includes(input)) && argumentsFit(token, filter.arguments);
  if (!fits) found.faults.push(fault('filter-does-not-fit', spanOf(token), token.name));
  if (filter.arguments.kind === 'fallback') {
    for (const argument of token.args) {
      if (!Array.isArray(argument)) inspectOperand(argument, found, isSafe);
    }
    // What comes out is either the value or the fallback: only a filter for both can follow.
    return input === null ? null : 'words';
  }
  return filter.gives ?? input;
}

function argumentsFit(token: FilterToken, wanted: FilterArguments): boolean {
  const [first, ...more] = token.args;
  if (more.length > 0 || Array.isArray(first)) return false;
  if (first === undefined) return wanted.kind === 'none' || wanted.kind === 'choice';
  switch (wanted.kind) {
    case 'none':
      return false;
    case 'choice':
      return wanted.choices.some((choice) => String(choice) === unquoted(first));
    case 'number':
      return TypeGuards.isNumberToken(first) && Number(first.getText()) >= 1;
    case 'fallback':
      return true;
  }
}

function unquoted(token: Token): string {
  const text = token.getText();
  return TypeGuards.isQuotedToken(token) ? text.slice(1, -1) : text;
}

function inspectOperand(token: Token, found: Findings, isSafe: boolean): void {
  if (TypeGuards.isPropertyAccessToken(token)) {
    const name = nameOf(token);
    const isSure = found.open.some((frame) => frame.sure.has(name));
    found.mentions.push({ ...spanOf(token), name, isSafe: isSafe || isSure });
  } else if (TypeGuards.isRangeToken(token) || TypeGuards.isFilteredValueToken(token)) {
    found.faults.push(fault('syntax', spanOf(token), null));
  }
}

/** `visit.start`; anything cleverer (brackets, properties of texts) keeps its spelling, which no variable has. */
function nameOf(token: Token): string {
  return token.getText().trim();
}

function typeOf(token: Token): FilterInput | null {
  if (!TypeGuards.isPropertyAccessToken(token)) return 'words';
  const name = nameOf(token);
  return isVariableName(name) ? templateVariables[name].type : null;
}

function spanOf(token: Token): Span {
  return { from: token.begin, to: token.end };
}

function fault(kind: FaultKind, { from, to }: Span, name: string | null): Fault {
  return { kind, from, to, name };
}
