import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';
import type { CallOutput } from '#shared/api/contract.ts';
import { asId } from '#shared/domain/ids.ts';

import { sampleChannel } from '../sample-shop.ts';

/** Ordinary things of Meta's; what a test is about is given by name. */

export const metaChannel = () => sampleChannel({ provider: 'meta-cloud' });

export function sampleMetaTemplate(fields: Partial<MetaTemplateView> = {}): MetaTemplateView {
  return {
    id: 'mt1',
    businessAccountId: '3000',
    channelIds: [asId('n1')],
    name: 'visit_reminder',
    language: 'en_US',
    category: 'utility',
    status: 'approved',
    reason: null,
    quality: 'unknown',
    header: null,
    body: 'Hello {{1}}, see you at {{2}} in our salon.',
    footer: null,
    buttons: [],
    variables: [
      { key: '1', place: 'body', example: 'Anna', source: 'customer.first_name' },
      { key: '2', place: 'body', example: '15:00', source: 'visit.start | time' },
    ],
    isSendable: true,
    unsupported: null,
    template: null,
    isOutdated: false,
    syncedAt: '2026-11-20T10:00:00.000Z',
    ...fields,
  };
}

export function sampleMetaAccount(
  fields: Partial<CallOutput<'metaTemplates.accounts'>['items'][number]> = {},
): CallOutput<'metaTemplates.accounts'>['items'][number] {
  return {
    businessAccountId: '3000',
    channelIds: [asId('n1')],
    label: 'Salon',
    syncedAt: '2026-11-20T10:00:00.000Z',
    trouble: null,
    ...fields,
  };
}

export function sampleRendering(
  fields: Partial<CallOutput<'metaTemplates.render'>> = {},
): CallOutput<'metaTemplates.render'> {
  return {
    body: 'See you at {{1}} then.',
    example: 'See you at 15:00 then.',
    variables: [{ key: '1', place: 'body', example: '15:00', source: 'visit.start | time' }],
    problems: [],
    suggestedName: 'reminder',
    ...fields,
  };
}
