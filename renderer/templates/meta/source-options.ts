import {
  presenceOf,
  templateEvents,
  variableNames,
  type TemplateEvent,
} from '#shared/domain/template/variables.ts';

import { chipLabel } from '../editor/chip-label.ts';
import { codesOf } from '../editor/codes.ts';
import type { FieldWords } from '../editor/field-setup.ts';

export type SourceOption = {
  /** As the core keeps it: a variable, with filters if need be. */
  readonly source: string;
  readonly label: string;
  readonly group: string;
};

/** What a person at the desk can be offered for a template that stands in for no text of ours. */
const withoutText: readonly TemplateEvent[] = ['reminder', 'quick-reply'];

/** What of the start of a visit can stand alone. */
const partsOfStart = ['date', 'time', 'weekday', 'date: "weekday"'];

/** Every variable that may fill a place, in the order of the palette; the start of a visit also by its parts. */
export function sourceOptions(event: TemplateEvent | null, words: FieldWords): SourceOption[] {
  const events = event === null ? withoutText : [event];
  return variableNames
    .filter((name) => events.some((one) => presenceOf(name, one) !== null))
    .flatMap((name) => {
      const group = words.group(name);
      const sources =
        name === 'visit.start' ? [name, ...partsOfStart.map((part) => `${name} | ${part}`)] : [name];
      return sources.map((source) => ({ source, label: sourceLabel(source, words) ?? source, group }));
    });
}

/** A source in words: a variable with its filters, or the values of a piece of text one after another; null when it is too clever. */
export function sourceLabel(source: string, words: FieldWords): string | null {
  if (!source.includes('{')) return valueLabel(source, words);
  const labels = codesOf(source).flatMap(({ kind, inside }) =>
    kind === 'value' ? [valueLabel(inside, words)] : [],
  );
  const known = labels.filter((label) => label !== null);
  return known.length === 0 || known.length < labels.length ? null : [...new Set(known)].join(', ');
}

function valueLabel(inside: string, words: FieldWords): string | null {
  for (const event of templateEvents) {
    const label = chipLabel({ kind: 'value', from: 0, to: 0, inside }, event, words.chips);
    if (label !== null) return label;
  }
  return null;
}
