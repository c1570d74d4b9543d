/** A code in a text: `{{ … }}` (a value) or `{% … %}` (a command), with what stands between the braces. */
export type Code = {
  readonly kind: 'value' | 'command';
  readonly from: number;
  readonly to: number;
  readonly inside: string;
};

/** A piece of a code that has a colour of its own. */
export type CodePart = {
  readonly kind: 'name' | 'filter' | 'quoted' | 'number' | 'word';
  readonly from: number;
  readonly to: number;
};

/** A value's variable and its filters, each with its argument as it is written; null when it is anything cleverer. */
export type ReadValue = {
  readonly variable: string;
  readonly filters: readonly { readonly name: string; readonly argument: string | null }[];
};

const codePattern = /\{\{-?((?:[^}]|\}(?!\}))*?)-?\}\}|\{%-?((?:[^%]|%(?!\}))*?)-?%\}/g;
const partPattern = /("[^"]*"|'[^']*')|(\d+(?:\.\d+)?)|(\|\s*)?([a-z_][a-z0-9_.]*)/gi;

/** Every closed code of a text, in order. Never throws: what is still being typed is simply no code yet. */
export function codesOf(text: string): Code[] {
  return Array.from(text.matchAll(codePattern), (found) => ({
    kind: found[1] === undefined ? ('command' as const) : ('value' as const),
    from: found.index,
    to: found.index + found[0].length,
    inside: found[1] ?? found[2] ?? '',
  }));
}

/** The coloured pieces of a code, with their places in the whole text. */
export function partsOf(text: string, code: Code): CodePart[] {
  let isFirst = true;
  return Array.from(text.slice(code.from, code.to).matchAll(partPattern), (found) => {
    const [whole, quoted, number, bar, word = ''] = found;
    const to = code.from + found.index + whole.length;
    const from = to - (quoted ?? number ?? word).length;
    const kind = quoted !== undefined ? 'quoted' : number !== undefined ? 'number' : kindOfWord(word);
    isFirst = false;
    return { kind, from, to };

    function kindOfWord(name: string): CodePart['kind'] {
      if (bar !== undefined) return 'filter';
      if (code.kind === 'command' && isFirst) return 'word';
      return name.includes('.') ? 'name' : 'word';
    }
  });
}

/** Splits `a | b: "c" | d` into its variable and filters. */
export function readValue(inside: string): ReadValue | null {
  const [first = '', ...rest] = splitAtBars(inside);
  const variable = first.trim();
  if (!/^[a-z_][a-z0-9_.]*$/i.test(variable)) return null;
  const filters = rest.map((piece) => {
    const found = /^\s*([a-z_][a-z0-9_]*)\s*(?::\s*([\s\S]*?))?\s*$/i.exec(piece);
    return found?.[1] === undefined ? null : { name: found[1], argument: found[2] ?? null };
  });
  return filters.every((filter) => filter !== null) ? { variable, filters } : null;
}

/** The pieces between bars; a bar inside quotes separates nothing. */
export function splitAtBars(inside: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let quote: string | null = null;
  for (const letter of inside) {
    if (quote === null && letter === '|') {
      pieces.push(piece);
      piece = '';
      continue;
    }
    if (quote === letter) quote = null;
    else if (quote === null && (letter === '"' || letter === "'")) quote = letter;
    piece += letter;
  }
  return [...pieces, piece];
}

/** An argument without its quotes. */
export function unquoted(argument: string): string {
  return /^(["'])[\s\S]*\1$/.test(argument) ? argument.slice(1, -1) : argument;
}
