import type { FormattedNode } from '#shared/domain/formatting.ts';

import { parseFormatting } from '../ui/parse-formatting.ts';

/** A message on one line, without WhatsApp's marks: for previews. */
export function plainLine(text: string): string {
  return wordsOf(parseFormatting(text)).replace(/\s+/gu, ' ').trim();
}

function wordsOf(nodes: readonly FormattedNode[]): string {
  return nodes.map((node) => ('children' in node ? wordsOf(node.children) : node.text)).join('');
}
