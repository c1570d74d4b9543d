import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';
import { foldForSearch } from '#shared/domain/search-text.ts';

import { metaNameOf } from '../../../messages-in-words/meta-template-name.ts';

/** The templates of a number that Meta and we can send now: those in the customer's language first, then by name. */
export function sendableFrom(
  templates: readonly MetaTemplateView[],
  channelId: string,
  language: string | null,
): MetaTemplateView[] {
  const isTheirs = (template: MetaTemplateView) =>
    language !== null && template.language.toLowerCase().startsWith(language.toLowerCase());
  return templates
    .filter(
      ({ status, isSendable, channelIds }) =>
        status === 'approved' && isSendable && channelIds.some((id) => id === channelId),
    )
    .sort(
      (one, other) =>
        Number(isTheirs(other)) - Number(isTheirs(one)) ||
        metaNameOf(one).localeCompare(metaNameOf(other)) ||
        one.language.localeCompare(other.language),
    );
}

/** Those that wait for Meta's answer, for the same number. */
export function inReview(templates: readonly MetaTemplateView[], channelId: string): number {
  return templates.filter(
    ({ status, channelIds }) => status === 'pending' && channelIds.some((id) => id === channelId),
  ).length;
}

/** The templates with these words in a name or in the text. */
export function matchTemplates(templates: readonly MetaTemplateView[], query: string): MetaTemplateView[] {
  const wanted = foldForSearch(query.trim());
  return templates.filter((template) =>
    [metaNameOf(template), template.name, template.body].some((words) =>
      foldForSearch(words).includes(wanted),
    ),
  );
}
