import { LiquidError, Tokenizer, TypeGuards, type TagToken } from 'liquidjs';

import { compileTemplate, TemplateUnusableError, withoutTagLines } from './render.ts';
import type { Audience } from './value.ts';
import type { TemplateValues } from './variables.ts';

/** A part of a text, as somebody who renders it in another way than the engine has to know it. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | ValuePiece
  | {
      readonly kind: 'choice';
      /** The first condition in the author's words, such as `customer.first_name`. */
      readonly condition: string;
      /** `tag` as written, such as `{% if visit.address %}`; the last may be `{% else %}`. */
      readonly branches: readonly Branch[];
      /** The tag that ends it. */
      readonly end: string;
    };

export type ValuePiece = {
  readonly kind: 'value';
  /** The variable. */
  readonly name: string;
  /** What stands between the braces, without `or_skip_line`. */
  readonly source: string;
  /** Without a value its line goes away. */
  readonly skipsLine: boolean;
  /** The author has said what stands there without a value. */
  readonly hasDefault: boolean;
};

type Branch = { readonly tag: string; readonly pieces: readonly Piece[] };

/** Takes a text apart. Throws TemplateUnusableError for one that `checkTemplate` would not let pass. */
export function piecesOf(text: string): readonly Piece[] {
  // Whatever gets past this is well formed.
  compileTemplate(text);
  const shown = withoutTagLines(text);
  try {
    const tokens = new Tokenizer(shown).readTopLevelTokens();
    const root: Open = { branches: [{ tag: '', pieces: [] }], condition: '' };
    const open: Open[] = [root];
    let isComment = false;
    for (const token of tokens) {
      const add = (piece: Piece) => open.at(-1)?.branches.at(-1)?.pieces.push(piece);
      if (TypeGuards.isTagToken(token)) {
        if (isComment) isComment = token.name !== 'endcomment';
        else if (token.name === 'comment') isComment = true;
        else inspectTag(token, open, add);
      } else if (isComment) {
        continue;
      } else if (TypeGuards.isOutputToken(token)) {
        add(valueOf(token.content));
      } else if (TypeGuards.isHTMLToken(token)) {
        add({ kind: 'words', text: token.getContent() });
      }
    }
    return root.branches[0]?.pieces ?? [];
  } catch (error) {
    if (LiquidError.is(error)) throw new TemplateUnusableError('syntax');
    throw error;
  }
}

/** The branch that would be taken with these values; -1 = none. */
export function branchFor(
  choice: Extract<Piece, { kind: 'choice' }>,
  values: TemplateValues,
  audience: Audience,
): number {
  const probe = choice.branches.map(({ tag }, place) => `${tag}${place}`).join('') + choice.end;
  const { text } = compileTemplate(probe).render(values, audience);
  return text === '' ? -1 : Number(text);
}

type Open = { readonly branches: { tag: string; pieces: Piece[] }[]; readonly condition: string };

function inspectTag(tag: TagToken, open: Open[], add: (piece: Piece) => void): void {
  const written = tag.getText();
  switch (tag.name) {
    case 'if':
    case 'unless':
      open.push({ branches: [{ tag: written, pieces: [] }], condition: tag.args.trim() });
      return;
    case 'case':
      // What stands before the first `when` is never shown, but the tag has to be part of the probe.
      open.push({ branches: [{ tag: written, pieces: [] }], condition: tag.args.trim() });
      return;
    case 'when':
    case 'elsif':
    case 'else':
      open.at(-1)?.branches.push({ tag: written, pieces: [] });
      return;
    default: {
      const closed = open.length > 1 ? open.pop() : undefined;
      if (closed) add({ kind: 'choice', ...closed, end: written });
    }
  }
}

function valueOf(content: string): ValuePiece {
  const token = new Tokenizer(content).readFilteredValue();
  const [first] = token.initial.postfix;
  const kept = token.filters.filter(({ name }) => name !== 'or_skip_line');
  const before = token.filters[0]?.begin ?? content.length;
  const filters = kept.map((filter) => content.slice(filter.begin, filter.end).trim());
  // The tokens of filters begin behind their bar.
  const initial = content
    .slice(0, before)
    .replace(/\|\s*$/, '')
    .trim();
  return {
    kind: 'value',
    name: first?.getText().trim() ?? initial,
    source: [initial, ...filters].join(' | '),
    skipsLine: kept.length < token.filters.length,
    hasDefault: token.filters.some(({ name, args }) => name === 'default' && args.length > 0),
  };
}
