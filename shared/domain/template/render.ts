import { LiquidError, type Template } from 'liquidjs';

import { createEngine, marks, maxTextLength } from './engine.ts';
import { inspect } from './inspect.ts';
import { valueOf, type Audience } from './value.ts';
import { isVariableName, templateVariables, variableNames, type TemplateValues } from './variables.ts';

/** The finished message, and the variables that left a gap in it because they had no value. */
export type Rendered = { readonly text: string; readonly missing: string[] };

/** A template that is ready to be rendered many times. */
export type CompiledTemplate = { readonly render: (values: TemplateValues, audience: Audience) => Rendered };

/** The text is no template that `checkTemplate` would let pass. The text itself is not part of the message. */
export class TemplateUnusableError extends Error {
  constructor(reason: string) {
    super(`This template cannot be rendered: ${reason}.`);
    this.name = 'TemplateUnusableError';
  }
}

/**
 * Prepares a text. Throws TemplateUnusableError for one that has errors: nothing that the catalogue of variables
 * and filters does not know ever reaches the engine.
 */
export function compileTemplate(text: string): CompiledTemplate {
  if (text.length > maxTextLength) throw new TemplateUnusableError('too-long');
  const { faults, mentions } = inspect(text);
  const [fault] = faults;
  if (fault !== undefined) throw new TemplateUnusableError(fault.kind);
  if (!mentions.every(({ name }) => isVariableName(name)))
    throw new TemplateUnusableError('unknown-variable');
  const engine = createEngine();
  const parts = parse(() => engine.parse(withoutTagLines(withoutMarks(text))));
  return {
    render: (values, audience) => finish(String(engine.renderSync(parts, scopeOf(values, audience)))),
  };
}

/**
 * The message for one customer. Line breaks are the author's; lines that hold nothing but tags are no lines of the
 * message, a line whose value says `or_skip_line` and is missing goes away, blank lines at both ends too.
 * The preview and the sender both call this. Throws TemplateUnusableError, see `compileTemplate`.
 */
export function renderTemplate(text: string, values: TemplateValues, audience: Audience): Rendered {
  return compileTemplate(text).render(values, audience);
}

function parse(work: () => Template[]): Template[] {
  try {
    return work();
  } catch (error) {
    if (LiquidError.is(error)) throw new TemplateUnusableError('syntax');
    throw error;
  }
}

/** `{ customer: { name, … }, visit: { … } }` with every variable there is, so that none is undefined. */
function scopeOf(values: TemplateValues, audience: Audience): Record<string, Record<string, unknown>> {
  const scope: Record<string, Record<string, unknown>> = {};
  for (const name of variableNames) {
    const [group = '', key = ''] = name.split('.');
    const raw = Object.hasOwn(values, name) ? values[name] : null;
    (scope[group] ??= {})[key] = valueOf(name, templateVariables[name].type, raw, audience);
  }
  return scope;
}

/** The text with what is there for the author's eyes taken away: a line that is only `{% if … %}` is no line. */
export function withoutTagLines(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  return lines
    .map((line, place) => {
      if (/^(?:\s*\{%(?:[^%]|%(?!\}))*%\})+\s*$/.test(line)) return line.trim();
      return place === lines.length - 1 ? line : `${line}\n`;
    })
    .join('');
}

function withoutMarks(text: string): string {
  return text.replace(/[\uE000-\uE0FF]/g, '');
}

function finish(raw: string): Rendered {
  const missing = new Set<string>();
  const kept: string[] = [];
  let skipped = false;
  for (const line of raw.split('\n')) {
    if (line.includes(marks.skipLine)) {
      skipped = true;
      continue;
    }
    const text = line
      .replace(/\uE000([^\uE001]*)\uE001/g, (_, name: string) => {
        missing.add(name);
        return '';
      })
      .trimEnd();
    // Two blank lines that meet because the line between them went are one.
    const meets = skipped && text === '' && (kept.at(-1) ?? '') === '';
    skipped = false;
    if (!meets) kept.push(text);
  }
  const text = withoutBraces(kept.join('\n').replace(/^\n+|\n+$/g, ''));
  return { text: limited(text), missing: [...missing] };
}

/** A value may hold anything, even what looks like a template: no customer gets that. */
function withoutBraces(text: string): string {
  return text.replace(/\{(?=[{%])/g, '');
}

function limited(text: string): string {
  return text.length <= maxTextLength
    ? text
    : `${text.slice(0, maxTextLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
