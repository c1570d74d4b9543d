import type { MetaContent, MetaParameter } from './meta-template.ts';
import { cleanParameter, cut, longestBody } from './parameter.ts';
import { variablePattern } from './read-content.ts';

/** A template with its values: what goes to Meta, and the words that the customer reads. */
export type Filled = {
  readonly text: string;
  readonly parameters: readonly MetaParameter[];
  /** Keys of variables that have no value; with one of them it cannot be sent. */
  readonly missing: readonly string[];
};

const longestHeader = 60;

/** Fills a template in. Values by key; each is made such that Meta takes it, the longest are cut until the body fits. */
export function fillContent(content: MetaContent, values: ReadonlyMap<string, string>): Filled {
  const clean = new Map(content.variables.map(({ key }) => [key, cleanParameter(values.get(key) ?? '')]));
  shorten(content, clean, 'body', longestBody);
  shorten(content, clean, 'header', longestHeader);
  const parameters = content.variables.map(({ key, place }): MetaParameter => {
    const text = clean.get(key) ?? '';
    if (place === 'button') return buttonParameter(content, key, text);
    const name = key.startsWith('header.') ? key.slice('header.'.length) : key;
    return { place, name: content.isNamed ? name : null, text };
  });
  return {
    text: wordsOf(content, clean),
    parameters,
    missing: content.variables.flatMap(({ key }, place) => (parameters[place]?.text === '' ? [key] : [])),
  };
}

/** Header, body and footer as the customer reads them; a variable without a value leaves a gap of dots. */
function wordsOf({ header, body, footer }: MetaContent, values: ReadonlyMap<string, string>): string {
  const parts = [
    header === null ? '' : filledIn(header, values, 'header'),
    filledIn(body, values, 'body'),
    footer ?? '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function filledIn(words: string, values: ReadonlyMap<string, string>, place: 'header' | 'body'): string {
  return words.replace(variablePattern, (_, name: string) => {
    const value = values.get(place === 'body' ? name : `${place}.${name}`) ?? '';
    return value === '' ? '…' : value;
  });
}

/** Cuts the longest value again and again until the words fit; what is long without values is Meta's to judge. */
function shorten(
  { body, header }: MetaContent,
  values: Map<string, string>,
  place: 'header' | 'body',
  limit: number,
): void {
  const words = place === 'body' ? body : (header ?? '');
  const keys = [...values.keys()].filter((key) =>
    place === 'body' ? !key.includes('.') : key.startsWith('header.'),
  );
  for (let excess = filledIn(words, values, place).length - limit; excess > 0;) {
    const longest = keys.reduce(
      (one, other) =>
        (values.get(other) ?? '') > '' && size(values, other) > size(values, one) ? other : one,
      keys[0] ?? '',
    );
    const length = size(values, longest);
    if (length <= 1) return;
    values.set(
      longest,
      cut(values.get(longest) ?? '', Math.max(1, length - Math.min(excess, Math.ceil(length / 4)))),
    );
    excess = filledIn(words, values, place).length - limit;
  }
}

function size(values: ReadonlyMap<string, string>, key: string): number {
  return values.get(key)?.length ?? 0;
}

/** An address is the fixed beginning of the button plus the value: a whole address gives up what they share. */
function buttonParameter({ buttons }: MetaContent, key: string, value: string): MetaParameter {
  const [, place = '0', what] = key.split('.');
  const button = Number(place);
  if (what === 'code')
    return { place: 'button', kind: 'copy-code', button, text: value.replace(/[^\p{L}\p{N}_-]/gu, '') };
  const base = (buttons[button]?.url ?? '').replace(/\{\{.*$/, '');
  const rest = base !== '' && value.startsWith(base) ? value.slice(base.length) : value;
  return { place: 'button', kind: 'url', button, text: encodeURI(rest).replace(/%25([0-9A-F]{2})/gi, '%$1') };
}
