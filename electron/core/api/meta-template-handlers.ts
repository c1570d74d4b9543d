import { toInstantOrNull } from '#shared/api/call.ts';
import type { Handlers, ParsedInput } from '#shared/api/contract.ts';
import { ApiError, refusal } from '#shared/api/errors.ts';
import { asText } from '#shared/domain/meta-template/body-parts.ts';
import { fillContent } from '#shared/domain/meta-template/fill-content.ts';
import { checkTemplate, isError } from '#shared/domain/template/check.ts';
import { inEnglishOrNull, readSaying, type Saying } from '#shared/domain/saying/saying.ts';

import { accountsOf, type TemplateAccount } from '../meta-templates/accounts.ts';
import { contentOf, valuesFor } from '../meta-templates/fill.ts';
import { renderOurText } from '../meta-templates/texts.ts';
import type { EventBus } from '../platform/event-bus.ts';
import type { Clock, Random } from '../platform/ports.ts';
import { getConversation } from '../store/conversations.ts';
import type { ReadDb } from '../store/database.ts';
import {
  getMetaTemplate,
  getTemplateAccount,
  liveTemplates,
  mapMetaTemplate,
  type MetaTemplateRow,
} from '../store/meta-templates.ts';
import { getTemplate } from '../store/templates.ts';
import type { HandlerDeps } from './handlers.ts';
import { metaTemplateView } from './meta-template-views.ts';
import { nameFor, renderedOr, submitTemplate } from './submit-template.ts';
import { nextVisitOf } from './template-trials.ts';

type MetaTemplateCalls = Pick<Handlers, Extract<keyof Handlers, `metaTemplates.${string}`>>;

export type MetaTemplateDeps = Pick<
  HandlerDeps,
  'store' | 'settings' | 'channels' | 'composer' | 'metaTemplates' | 'wakeWork'
> & { readonly bus: EventBus; readonly clock: Clock; readonly random: Random };

/** The calls about message templates at Meta. */
export function metaTemplateHandlers(deps: MetaTemplateDeps): MetaTemplateCalls {
  const { store, settings, metaTemplates } = deps;
  const accounts = () => accountsOf(store.read, deps.channels);
  const viewOf = (id: string) => {
    const row = existing(store.read, id);
    const account = accounts().find((one) => one.account === row.account);
    return metaTemplateView(store.read, settings, row, account?.channelIds ?? []);
  };
  return {
    'metaTemplates.list': () => ({
      items: accounts().flatMap(({ account, channelIds }) =>
        liveTemplates(store.read, account).map((row) =>
          metaTemplateView(store.read, settings, row, channelIds),
        ),
      ),
    }),
    'metaTemplates.accounts': () => ({
      items: accounts().map((account) => accountView(store.read, account)),
    }),
    'metaTemplates.sync': async () => {
      const { count, trouble } = await metaTemplates.lookAtAll();
      return { count, ...troubleView(trouble) };
    },
    'metaTemplates.render': (input) => {
      const rendering = renderedOr(store.read, settings, input, 'utility');
      const { rendered } = rendering;
      const suggestedName = nameFor(store.read, { ...input, ...rendering }, accounts());
      return {
        body: rendered.body,
        example: rendered.example,
        variables: rendered.variables.map((variable) => ({ ...variable, place: 'body' as const })),
        problems: [...rendered.problems],
        suggestedName,
      };
    },
    'metaTemplates.submit': async (input) => viewOf(await submitTemplate(deps, input)),
    'metaTemplates.map': (input) => {
      store.write((db) => {
        const row = existing(db, input.id);
        const link = linkOf(db, deps, row, input);
        mapMetaTemplate(db, row.id, { link, sources: sourcesOf(db, deps, row, { ...input, link }) });
      });
      deps.bus.announce([{ topic: 'meta-templates' }]);
      return viewOf(input.id);
    },
    'metaTemplates.fill': ({ id, conversationId }) => {
      const row = existing(store.read, id);
      const conversation = getConversation(store.read, conversationId);
      if (!conversation) throw new ApiError('not-found', 'There is no such chat.');
      const values = ourValues(store.read, deps, row, conversation.contactId);
      const { text } = fillContent(contentOf(row), values);
      return {
        text,
        values: contentOf(row).variables.map(({ key }) => ({
          key,
          value: values.get(key) ?? '',
          isMissing: !values.has(key),
        })),
      };
    },
  };
}

/** A template by its id. Throws ApiError `not-found`. */
function existing(db: ReadDb, id: string): MetaTemplateRow {
  const row = getMetaTemplate(db, id);
  if (!row) throw new ApiError('not-found', 'There is no such template. It may have been deleted at Meta.');
  return row;
}

/** What our variables say for a customer, about their next visit. */
export function ourValues(
  db: ReadDb,
  { composer, settings, clock }: Pick<MetaTemplateDeps, 'composer' | 'settings' | 'clock'>,
  row: MetaTemplateRow,
  contactId: Parameters<typeof nextVisitOf>[1] | null,
): Map<string, string> {
  const next = contactId === null ? null : nextVisitOf(db, contactId, clock.now());
  const shopLanguage = settings.get().business.language;
  return valuesFor(db, { composer, shopLanguage }, row, {
    contactId,
    bookings: next ? [next.visit] : [],
    previous: next?.previous ?? null,
  });
}

function accountView(db: ReadDb, { account, channelIds, label }: TemplateAccount) {
  const known = getTemplateAccount(db, account);
  return {
    businessAccountId: account,
    channelIds: [...channelIds],
    label,
    syncedAt: toInstantOrNull(known?.syncedAt ?? null),
    ...troubleView(readSaying(known?.trouble ?? null)),
  };
}

/** Why a look failed: the English sentence for programs, and the reason for screens. */
function troubleView(why: Saying | null) {
  return { trouble: inEnglishOrNull(why), ...(why === null ? {} : { troubleWhy: why }) };
}

type MapInput = ParsedInput<'metaTemplates.map'>;

/** Whose rendering it is from now on; what is left out stays. */
function linkOf(
  db: ReadDb,
  { settings }: MetaTemplateDeps,
  row: MetaTemplateRow,
  { template }: MapInput,
): MetaTemplateRow['link'] {
  if (template === undefined) return row.link;
  if (template === null) return null;
  const rendering = renderOurText(db, settings, template);
  if (!rendering) {
    throw refusal('invalid', 'template-text', {
      'template.templateId': 'Choose a text that is written in this language.',
    });
  }
  return { ...template, textHash: rendering.hash };
}

/** What fills its variables from now on. One that says the same as our text is filled as that is. */
function sourcesOf(
  db: ReadDb,
  { settings }: MetaTemplateDeps,
  row: MetaTemplateRow,
  { sources, link }: { readonly sources?: MapInput['sources']; readonly link: MetaTemplateRow['link'] },
): Record<string, string> {
  const keys = contentOf(row).variables.map(({ key }) => key);
  const next = new Map(Object.entries(row.sources));
  const rendering = link === null ? null : renderOurText(db, settings, link);
  if (rendering?.rendered.body === contentOf(row).body && next.size === 0)
    for (const { key, source } of rendering.rendered.variables) next.set(key, source);
  const event = (link && getTemplate(db, link.templateId)?.event) ?? 'reminder';
  const fields: Record<string, string> = {};
  for (const [key, source] of Object.entries(sources ?? {})) {
    if (!keys.includes(key)) fields[`sources.${key}`] = 'The template has no such variable.';
    else if (source === null || source.trim() === '') next.delete(key);
    else if (source.length > 500 || checkTemplate(asText(source), event).some(isError))
      fields[`sources.${key}`] = 'Only variables of Deskbell, such as visit.start, with their filters.';
    else next.set(key, source.trim());
  }
  if (Object.keys(fields).length > 0) throw refusal('invalid', 'template-sources', fields);
  return Object.fromEntries(next);
}
