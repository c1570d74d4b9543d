/** A piece of a message as it is shown. Line breaks stay in `text`; nothing here is ever HTML. */
export type FormattedNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly children: readonly FormattedNode[] }
  | { readonly kind: 'mono' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly href: string; readonly text: string };

/** The address to open, or null when it is none that may be opened. */
export type JudgeAddress = (address: string) => string | null;

type Markup = { readonly mark: string; readonly kind: 'bold' | 'italic' | 'strike' };

const markups: readonly Markup[] = [
  { mark: '*', kind: 'bold' },
  { mark: '_', kind: 'italic' },
  { mark: '~', kind: 'strike' },
];

/** Deeper nesting than this has no meaning; the marks are then shown as they were typed. */
const deepest = 4;

const wordCharacter = /[\p{L}\p{N}]/u;
const link = /\b(?:https?:\/\/|www\.)[^\s<>"'`«»]+/giu;

/**
 * Reads WhatsApp's own formatting: `*bold* _italic_ ~strike~`, code between three backquotes (over several lines) or
 * one, and links, of which only http and https are recognised. A mark counts only at the edge of a word and when it
 * is closed on the same line, as WhatsApp does; anything else stays as it was typed. `hrefOf` judges an address: null when
 * it may not be opened. Takes linear time for any text.
 */
export function parseFormatting(text: string, hrefOf: JudgeAddress): FormattedNode[] {
  const nodes: FormattedNode[] = [];
  let position = 0;
  for (const found of text.matchAll(/```([\s\S]+?)```|`([^`\n]+)`/g)) {
    const inner = found[1] ?? found[2] ?? '';
    if (inner.trim() === '') continue;
    parseLinks(text.slice(position, found.index), nodes, hrefOf);
    nodes.push({ kind: found[1] === undefined ? 'code' : 'mono', text: inner.replace(/^\n|\n$/g, '') });
    position = found.index + found[0].length;
  }
  parseLinks(text.slice(position), nodes, hrefOf);
  return nodes;
}

/** Links are lifted out before marks are read: an underscore in an address is part of the address. */
function parseLinks(text: string, into: FormattedNode[], hrefOf: JudgeAddress): void {
  if (text === '') return;
  // A placeholder that the sender typed would be taken for a link: such a text stays as it is.
  if (text.includes(placeholder)) {
    into.push({ kind: 'text', text });
    return;
  }
  const links: FormattedNode[] = [];
  const marked = text.replace(link, (raw) => {
    const address = withoutTrailingPunctuation(raw);
    const href = hrefOf(address);
    if (href === null) return raw;
    links.push({ kind: 'link', href, text: address });
    return placeholder + raw.slice(address.length);
  });
  parseMarks(marked, links, into, 0);
}

/** Stands for one link while marks are read: a private-use character that belongs to no alphabet. */
const placeholder = '\u{F8FF}';

function parseMarks(text: string, links: FormattedNode[], into: FormattedNode[], depth: number): void {
  let plain = '';
  const flush = () => {
    if (plain !== '') into.push({ kind: 'text', text: plain });
    plain = '';
  };
  /** For each mark: no closing one exists between here and that position. */
  const hopelessUntil = new Map<string, number>();
  let index = 0;
  while (index < text.length) {
    const character = text.charAt(index);
    if (character === placeholder) {
      flush();
      const next = links.shift();
      if (next) into.push(next);
      index += 1;
      continue;
    }
    const markup = depth < deepest ? markups.find((candidate) => candidate.mark === character) : undefined;
    const end = markup && opens(text, index) ? closingOf(text, index, markup.mark, hopelessUntil) : null;
    if (markup === undefined || end === null) {
      plain += character;
      index += 1;
      continue;
    }
    flush();
    const children: FormattedNode[] = [];
    parseMarks(text.slice(index + 1, end), links, children, depth + 1);
    into.push({ kind: markup.kind, children });
    index = end + 1;
  }
  flush();
}

/** True where a mark may begin: after no letter or digit, before something that is not a space. */
function opens(text: string, index: number): boolean {
  const before = characterBefore(text, index);
  const after = text.charAt(index + 1);
  return !wordCharacter.test(before) && after !== '' && !/\s/.test(after) && after !== text.charAt(index);
}

/** The position of the mark that closes the one at `index`, on the same line; null when there is none. */
function closingOf(
  text: string,
  index: number,
  mark: string,
  hopelessUntil: Map<string, number>,
): number | null {
  if (index < (hopelessUntil.get(mark) ?? -1)) return null;
  for (let at = index + 2; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\n') {
      hopelessUntil.set(mark, at);
      return null;
    }
    if (
      character === mark &&
      !/\s/.test(text.charAt(at - 1)) &&
      !wordCharacter.test(characterAfter(text, at))
    ) {
      return at;
    }
  }
  hopelessUntil.set(mark, text.length);
  return null;
}

/** Whole code points: a letter outside the basic plane is still a letter. */
function characterBefore(text: string, index: number): string {
  return Array.from(text.slice(Math.max(0, index - 2), index)).at(-1) ?? '';
}

function characterAfter(text: string, index: number): string {
  return Array.from(text.slice(index + 1, index + 3))[0] ?? '';
}

/** An address without the full stop or bracket of the sentence around it; brackets that it opened itself stay. */
function withoutTrailingPunctuation(address: string): string {
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    if (/[.,:;!?…*_~]/.test(last)) continue;
    const open = { ')': '(', ']': '[', '}': '{' }[last];
    if (open === undefined) break;
    const inside = address.slice(0, end);
    if (count(inside, open) >= count(inside, last)) break;
  }
  return address.slice(0, end);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** The same text without its marks: for one-line previews, where bold would only be noise. */
export function plainTextOf(text: string): string {
  return flatten(parseFormatting(text, (address) => address));
}

function flatten(nodes: readonly FormattedNode[]): string {
  return nodes.map((node) => ('children' in node ? flatten(node.children) : node.text)).join('');
}
