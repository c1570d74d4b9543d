import type { TemplateView } from '#shared/api/calls/templates.ts';
import { foldForSearch } from '#shared/domain/search-text.ts';
import { templateEvents, templateLanguages, type TemplateEvent } from '#shared/domain/template/variables.ts';

/** The longest words after `/` that are still taken for the name of a text. */
const longestQuery = 40;

/** What is searched for when a message begins with `/` and is nothing else yet; null when it is an ordinary message. */
export function slashQuery(text: string): string | null {
  const found = /^\/([^\n/]*)$/.exec(text);
  const query = found?.[1] ?? null;
  return query === null || query.length > longestQuery || query.startsWith(' ') ? null : query;
}

/** The texts that fit, those whose name begins so first, then other names, then words of the text. */
export function matchTexts<Text extends Pick<TemplateView, 'name' | 'texts'>>(
  texts: readonly Text[],
  query: string,
): Text[] {
  const wanted = foldForSearch(query.trim());
  return texts
    .map((text) => ({ text, rank: rankOf(text, wanted) }))
    .filter(({ rank }) => rank < 3)
    .sort((one, other) => one.rank - other.rank)
    .map(({ text }) => text);
}

function rankOf({ name, texts }: Pick<TemplateView, 'name' | 'texts'>, wanted: string): 0 | 1 | 2 | 3 {
  const folded = foldForSearch(name);
  if (folded.startsWith(wanted)) return 0;
  if (folded.includes(wanted)) return 1;
  const all = templateLanguages.map((language) => texts[language] ?? '');
  return all.some((text) => foldForSearch(withoutCodes(text)).includes(wanted)) ? 2 : 3;
}

/** The texts by what they are for, quick replies first, automatic answers last. */
export function byEvent(
  texts: readonly TemplateView[],
): { event: TemplateEvent; texts: readonly TemplateView[] }[] {
  const order: TemplateEvent[] = [
    'quick-reply',
    ...templateEvents.filter((event) => event !== 'quick-reply' && event !== 'auto-answer'),
    'auto-answer',
  ];
  return order
    .map((event) => ({ event, texts: texts.filter((text) => text.event === event) }))
    .filter(({ texts: own }) => own.length > 0);
}

/** A text on one line, with an ellipsis where something will be put in. */
export function withoutCodes(text: string): string {
  return text
    .replace(/\{%[^%]*%\}/g, '')
    .replace(/\{\{(?:[^}]|\}(?!\}))*\}\}/g, '…')
    .replace(/[*_~`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
