import type { MetaButton, MetaContent, MetaVariable } from './meta-template.ts';
import { saying, type Saying } from '../saying/saying.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What Meta's `components` say. Lenient: unknown keys are skipped, and whatever this version cannot send makes the
 * template `unsupported` with a reason instead of failing.
 */
export function readContent(components: readonly unknown[], isNamed = false): MetaContent {
  const parts = components.filter(isFields);
  const of = (type: string) => parts.find((part) => word(part.type) === type);
  const header = of('header');
  const body = of('body');
  const buttons = list(of('buttons')?.buttons).filter(isFields);
  const reasons = [
    ...parts.flatMap((part) => unknownPart(word(part.type))),
    ...(header ? mediaHeader(header) : []),
    ...buttons.flatMap(unsupportedButton),
    ...(text(body?.text) === null ? [saying('template-empty')] : []),
  ];
  const headerText = header && word(header.format) === 'text' ? text(header.text) : null;
  const bodyText = text(body?.text) ?? '';
  const shown = buttons.map(buttonOf);
  const variables = [
    ...variablesIn(headerText ?? '', 'header', examplesOf(header, 'header_text')),
    ...variablesIn(bodyText, 'body', examplesOf(body, 'body_text')),
    ...shown.flatMap((button, place) => variablesOf(button, place, buttons[place]?.example)),
  ];
  return {
    isNamed: isNamed || variables.some(({ place, key }) => place === 'body' && !/^\d+$/.test(key)),
    header: headerText,
    body: bodyText,
    footer: text(of('footer')?.text),
    buttons: shown,
    variables,
    unsupported: reasons[0] ?? null,
  };
}

/** The variables of a text in their order, each once. `example`: by key. */
function variablesIn(
  words: string,
  place: 'header' | 'body',
  examples: ReadonlyMap<string, string>,
): MetaVariable[] {
  const names = [...words.matchAll(variablePattern)].flatMap(([, name]) => name ?? []);
  const unique = [...new Set(names)];
  // Numbers are sent by their order, not by where they stand.
  if (unique.every((name) => /^\d+$/.test(name))) unique.sort((one, other) => Number(one) - Number(other));
  return unique.map((name) => ({
    key: place === 'body' ? name : `${place}.${name}`,
    place,
    example: examples.get(name) ?? null,
  }));
}

/** `{{1}}` and `{{ name }}`, as Meta writes them. */
export const variablePattern = /\{\{\s*(\w+)\s*\}\}/g;

/** Examples come as a list, as a list in a list, or by name. */
function examplesOf(part: Fields | undefined, key: 'header_text' | 'body_text'): Map<string, string> {
  const example = isFields(part?.example) ? part.example : {};
  const named = list(example[`${key}_named_params`]).filter(isFields);
  const numbered = list(example[key]).flat();
  return new Map([
    ...numbered.flatMap((value, place): [string, string][] =>
      typeof value === 'string' ? [[String(place + 1), value]] : [],
    ),
    ...named.flatMap(({ param_name: name, example: value }): [string, string][] =>
      typeof name === 'string' && typeof value === 'string' ? [[name, value]] : [],
    ),
  ]);
}

function buttonOf(button: Fields): MetaButton {
  return { kind: buttonKind(word(button.type)), text: text(button.text) ?? '', url: text(button.url) };
}

function buttonKind(type: string): MetaButton['kind'] {
  switch (type) {
    case 'quick_reply':
      return 'quick-reply';
    case 'url':
      return 'url';
    case 'phone_number':
      return 'phone';
    case 'copy_code':
      return 'copy-code';
    default:
      return 'other';
  }
}

function variablesOf({ kind, url }: MetaButton, place: number, example: unknown): MetaVariable[] {
  const first = list(typeof example === 'string' ? [example] : example)[0];
  const shown = typeof first === 'string' ? first : null;
  if (kind === 'copy-code') return [{ key: `button.${place}.code`, place: 'button', example: shown }];
  if (kind !== 'url' || url === null || !/\{\{\s*\w+\s*\}\}/.test(url)) return [];
  return [{ key: `button.${place}.1`, place: 'button', example: shown }];
}

function unknownPart(type: string): Saying[] {
  if (['header', 'body', 'footer', 'buttons'].includes(type)) return [];
  return [saying('template-part-unknown', { type: named(type) })];
}

function mediaHeader(header: Fields): Saying[] {
  const format = word(header.format);
  return format === 'text' ? [] : [saying('template-header-media', { format: named(format) })];
}

function unsupportedButton(button: Fields): Saying[] {
  const type = word(button.type);
  return buttonKind(type) === 'other' ? [saying('template-button-unknown', { type: named(type) })] : [];
}

/** A word of Meta's; a dash where it gives none. */
function named(word: string): string {
  return word === '' ? '–' : word.slice(0, 40);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Types and formats come in capitals and without. */
function word(value: unknown): string {
  return typeof value === 'string' ? value.trim().toLowerCase() : '';
}
