import { toInstant } from '#shared/api/call.ts';
import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';
import type { ChannelId } from '#shared/domain/ids.ts';
import { shownName } from '#shared/domain/template/shipped.ts';
import { inEnglishOrNull } from '#shared/domain/saying/saying.ts';

import { contentOf } from '../meta-templates/fill.ts';
import { isOutdated } from '../meta-templates/texts.ts';
import type { Settings } from '../settings/settings.ts';
import type { ReadDb } from '../store/database.ts';
import type { MetaTemplateRow } from '../store/meta-templates.ts';
import { getTemplate } from '../store/templates.ts';
import { messageLanguageOf } from './rule-names.ts';

/** A template as the contract shows it; `channelIds`: the connected numbers of its account. */
export function metaTemplateView(
  db: ReadDb,
  settings: Pick<Settings, 'get'>,
  row: MetaTemplateRow,
  channelIds: readonly ChannelId[],
): MetaTemplateView {
  const { id, account, name, language, category, status, reason, quality, sources, link } = row;
  const { header, body, footer, buttons, variables, unsupported } = contentOf(row);
  const text = link === null ? undefined : getTemplate(db, link.templateId);
  return {
    id,
    businessAccountId: account,
    channelIds: [...channelIds],
    ...{ name, language, category, status, reason, quality, header, body, footer },
    unsupported: inEnglishOrNull(unsupported),
    ...(unsupported === null ? {} : { unsupportedWhy: unsupported }),
    buttons: buttons.map((button) => button.text),
    variables: variables.map((variable) => ({ ...variable, source: sources[variable.key] ?? null })),
    isSendable: unsupported === null,
    template:
      link && text
        ? {
            id: link.templateId,
            name: shownName(text, messageLanguageOf(settings.get())),
            language: link.language,
          }
        : null,
    isOutdated: isOutdated(db, settings, row),
    syncedAt: toInstant(row.syncedAt),
  };
}
