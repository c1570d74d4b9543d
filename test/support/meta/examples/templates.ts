import type { TemplateNews } from '#shared/domain/meta-template/meta-template.ts';

import { accountWebhook, webhook, type Body } from '../bodies.ts';
import { salon, stamp, type Example } from './example.ts';

const template = {
  message_template_id: 7001,
  message_template_name: 'visit_reminder',
  message_template_language: 'en-US',
};

function told(name: string, field: string, value: Body, news: TemplateNews): Example {
  return {
    name,
    body: accountWebhook(salon, field, { ...template, ...value }),
    means: [
      {
        kind: 'template',
        account: salon.businessAccountId,
        name: 'visit_reminder',
        language: 'en_US',
        news,
        at: Number(stamp) * 1000,
      },
    ],
  };
}

/** What Meta tells about templates and about wishes of customers. */
export const templateExamples: readonly Example[] = [
  told(
    'template approved',
    'message_template_status_update',
    { event: 'APPROVED', reason: 'NONE', message_template_category: 'UTILITY' },
    { kind: 'status', status: 'approved', reason: null, category: 'utility' },
  ),
  told(
    'template rejected',
    'message_template_status_update',
    {
      event: 'REJECTED',
      reason: 'INVALID_FORMAT',
      message_template_category: 'MARKETING',
      rejection_info: { reason: 'Two parameters side by side.', recommendation: 'Put words between them.' },
    },
    {
      kind: 'status',
      status: 'rejected',
      reason: 'Two parameters side by side. Put words between them.',
      category: 'marketing',
    },
  ),
  told(
    'template quality, under the name of the status',
    'message_template_status_update',
    { previous_quality_score: 'GREEN', new_quality_score: 'YELLOW' },
    { kind: 'quality', quality: 'yellow' },
  ),
  told(
    'template components',
    'message_template_components_update',
    {
      message_template_title: 'Your visit',
      message_template_element: 'Hello {{1}}, see you on {{2}}.',
      message_template_footer: 'Salon Linde',
      message_template_buttons: [
        {
          message_template_button_type: 'PHONE_NUMBER',
          message_template_button_text: 'Call us',
          message_template_button_phone_number: '+4930555000142',
        },
        {
          message_template_button_type: 'URL',
          message_template_button_text: 'Our page',
          message_template_button_url: 'https://linde.example/',
        },
      ],
    },
    { kind: 'content' },
  ),
  told(
    'template category, announced',
    'template_category_update',
    { new_category: 'UTILITY', correct_category: 'MARKETING', category_update_timestamp: Number(stamp) },
    { kind: 'category-announced', category: 'marketing' },
  ),
  told(
    'template category, changed',
    'template_category_update',
    { previous_category: 'UTILITY', new_category: 'MARKETING' },
    { kind: 'category', category: 'marketing' },
  ),
  {
    name: 'user_preferences',
    body: webhook(
      salon,
      {
        contacts: [{ wa_id: '79990000101' }],
        user_preferences: [
          {
            wa_id: '79990000101',
            detail: 'User requested to resume marketing messages',
            category: 'marketing_messages',
            value: 'resume',
            timestamp: Number(stamp),
          },
        ],
      },
      'user_preferences',
    ),
    means: [
      {
        kind: 'promotions-wish',
        identifiers: [{ kind: 'phone', value: '+79990000101' }],
        wants: true,
        at: Number(stamp) * 1000,
      },
    ],
  },
];
