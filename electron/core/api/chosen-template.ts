import type { ParsedInput } from '#shared/api/contract.ts';
import { ApiError, refusal } from '#shared/api/errors.ts';
import { fillContent } from '#shared/domain/meta-template/fill-content.ts';
import { inEnglish, saying, type Saying } from '#shared/domain/saying/saying.ts';

import { accountOf } from '../meta-templates/accounts.ts';
import { contentOf } from '../meta-templates/fill.ts';
import type { PayloadTemplate } from '../outbound/payload.ts';
import { getContact } from '../store/contacts.ts';
import type { ConversationRow } from '../store/conversations.ts';
import { getMetaTemplate, type MetaTemplateRow } from '../store/meta-templates.ts';
import type { MessageHandlerDeps } from './message-handlers.ts';
import { ourValues } from './meta-template-handlers.ts';

/**
 * The template that a person sends in place of a text of their own, filled in: with their values, else with ours.
 * Throws ApiError `invalid` with field errors when it cannot go, or a value is missing.
 */
export function chosenTemplate(
  deps: MessageHandlerDeps,
  conversation: ConversationRow,
  { metaTemplate, text, uploadId }: ParsedInput<'messages.send'>,
): PayloadTemplate {
  const { store } = deps;
  const { id = '', values = {} } = metaTemplate ?? {};
  if (text.trim() !== '' || uploadId !== undefined) {
    throw refusal('invalid', 'template-alone', {
      text: 'Leave it out, or send it by itself.',
    });
  }
  const row = getMetaTemplate(store.read, id);
  if (!row) throw refused(saying('template-missing'));
  const contact =
    conversation.contactId === null ? undefined : getContact(store.read, conversation.contactId);
  const reason = whyNot(row, accountOf(deps.channels, conversation.channelId));
  if (reason !== null) throw refused(reason);
  if (row.category === 'marketing' && (contact?.optOutPromotions ?? 'no') !== 'no')
    throw refused(saying('template-promotional'));
  const content = contentOf(row);
  const fields: Record<string, string> = {};
  const known = new Set(content.variables.map(({ key }) => key));
  for (const key of Object.keys(values))
    if (!known.has(key)) fields[`metaTemplate.values.${key}`] = 'The template has no such variable.';
  const all = ourValues(store.read, deps, row, conversation.contactId);
  for (const [key, value] of Object.entries(values)) all.set(key, value);
  const filled = fillContent(content, all);
  for (const key of filled.missing) fields[`metaTemplate.values.${key}`] = 'Fill it in.';
  if (Object.keys(fields).length > 0) throw refusal('invalid', 'template-values', fields);
  const { name, language } = row;
  return { id, name, language, parameters: filled.parameters, text: filled.text, isChosen: true };
}

function whyNot(row: MetaTemplateRow, account: string | null): Saying | null {
  if (account === null) return saying('template-no-account');
  if (row.account !== account) return saying('template-other-account');
  if (row.status !== 'approved') return saying('template-not-approved', { status: row.status });
  return contentOf(row).unsupported;
}

function refused(why: Saying): ApiError {
  const fields = { 'metaTemplate.id': inEnglish(why) };
  return new ApiError('invalid', 'This template cannot be sent.', fields, why);
}
