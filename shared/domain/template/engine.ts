import { Liquid } from 'liquidjs';

import { templateFilters } from './filters.ts';
import { Known, Missing } from './value.ts';
import { printed } from './wording.ts';

/** The longest template and the longest message, in UTF-16 units: what WhatsApp takes as one text. */
export const maxTextLength = 4096;

/** The only tags there are; `else`, `elsif`, `when` and the ends belong to them. */
export const templateTags = ['if', 'unless', 'case', 'comment'] as const;

/** Signs of the private-use area carry to the end of rendering what was missing; none gets in from outside. */
export const marks = { missingBegin: '\uE000', missingEnd: '\uE001', skipLine: '\uE002' } as const;

/**
 * Liquid with everything taken away that reads files, loops, assigns or formats by itself: four tags, our own
 * filters, nothing but own properties, limits on text (UTF-16 units), time (ms) and memory (units of the engine).
 */
export function createEngine(): Liquid {
  const engine = new Liquid({
    strictFilters: true,
    strictVariables: true,
    ownPropertyOnly: true,
    dynamicPartials: false,
    relativeReference: false,
    templates: {},
    greedy: false,
    parseLimit: maxTextLength,
    memoryLimit: 1_000_000,
    // Templates have no loops, so their length bounds the time; this is for an engine that has a bug.
    renderLimit: 5000,
    outputEscape: printedMark,
  });
  keepOnly(engine.tags, templateTags);
  keepOnly(engine.filters, []);
  for (const [name, filter] of Object.entries(templateFilters)) {
    engine.registerFilter(name, (value: unknown, argument: unknown) => filter.apply(value, argument));
  }
  return engine;
}

function keepOnly(registered: Record<string, unknown>, names: readonly string[]): void {
  for (const name of Object.keys(registered)) {
    if (!names.includes(name)) Reflect.deleteProperty(registered, name);
  }
}

function printedMark(value: unknown): string {
  if (value instanceof Known) return printed(value.value, value.audience);
  if (value instanceof Missing) {
    return value.skipsLine ? marks.skipLine : `${marks.missingBegin}${value.variable}${marks.missingEnd}`;
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
