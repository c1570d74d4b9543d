import { saying, type SayingReason } from '#shared/domain/saying/saying.ts';

import { accountWebhook, envelope, webhook, type Body } from '../bodies.ts';
import { salon, stamp, type Example } from './example.ts';

const partner = '40010042';
const seconds = Number(stamp);

/** News about the account, told with a line in the journal. */
function news(field: string, value: Body, told = ''): Example {
  return {
    name: told === '' ? field : `${field} ${told}`,
    body: accountWebhook(salon, field, value),
    means: `News about the account: ${field}${told === '' ? '' : `, ${told}`}.`,
  };
}

/** The entry is a partner's own; `waba_info` says whose account it is about. */
function partnerNews(event: string, info: Body): Example {
  const value = {
    event,
    waba_info: { waba_id: salon.businessAccountId, owner_business_id: '50010042', ...info },
  };
  return {
    name: `account_update ${event}`,
    body: envelope(partner, [{ field: 'account_update', value }], { time: seconds }),
    means: `News about the account: account_update, ${event}.`,
  };
}

const solution = { solution_id: '6001', solution_partner_business_ids: [partner, '50010043'] };
const installed = {
  event: 'PARTNER_APP_INSTALLED',
  waba_info: { waba_id: salon.businessAccountId, ...solution },
};
const uninstalled = { event: 'PARTNER_APP_UNINSTALLED', waba_info: { waba_id: salon.businessAccountId } };

const updates: readonly Example[] = [
  {
    name: 'account_update: the account was deleted',
    body: accountWebhook(salon, 'account_update', { event: 'ACCOUNT_DELETED' }),
    means: [connection('blocked', 'account-deleted')],
  },
  {
    name: 'account_update: the account was disabled',
    body: disabled('DISABLE'),
    means: [connection('blocked', 'account-disabled')],
  },
  {
    name: 'account_update: the account was reinstated',
    body: disabled('REINSTATE'),
    means: [connection('unknown', 'account-reinstated')],
  },
  news('account_update', violation({}), 'ACCOUNT_VIOLATION'),
  {
    ...news('account_update', violation({ phone_number: salon.phone }), 'ACCOUNT_VIOLATION'),
    name: 'a violation by one number',
  },
  news(
    'account_update',
    {
      event: 'AUTH_INTL_PRICE_ELIGIBILITY_UPDATE',
      auth_international_rate_eligibility: {
        start_time: seconds,
        exception_countries: [{ country_code: 'ID', start_time: seconds }],
      },
    },
    'AUTH_INTL_PRICE_ELIGIBILITY_UPDATE',
  ),
  news(
    'account_update',
    { event: 'BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE', country: 'DE' },
    'BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE',
  ),
  news(
    'account_update',
    {
      event: 'PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE',
      partner_client_certification_info: {
        client_business_id: '5002',
        status: 'APPROVED',
        rejection_reasons: ['NONE'],
      },
    },
    'PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE',
  ),
  news(
    'account_update',
    {
      event: 'VOLUME_BASED_PRICING_TIER_UPDATE',
      volume_tier_info: {
        tier_update_time: seconds,
        pricing_category: 'UTILITY',
        tier: '25000001:50000000',
        effective_month: '2025-11',
        region: 'Germany',
      },
    },
    'VOLUME_BASED_PRICING_TIER_UPDATE',
  ),
  partnerNews('AD_ACCOUNT_LINKED', { ad_account_linked: '6002' }),
  partnerNews('MM_LITE_TERMS_SIGNED', {}),
  partnerNews('PARTNER_ADDED', solution),
  {
    name: 'account_update: the field stands beside the changes',
    body: {
      entry: [{ id: partner, time: seconds, changes: [{ value: installed }], field: 'account_update' }],
    },
    means: 'News about the account: account_update, PARTNER_APP_INSTALLED.',
  },
  {
    name: 'account_update: the field stands within the value',
    body: {
      entry: [
        {
          id: partner,
          time: seconds,
          changes: [
            { value: { ...uninstalled, field: 'account_update', object: 'whatsapp_business_account' } },
          ],
        },
      ],
    },
    means: 'News about the account: account_update, PARTNER_APP_UNINSTALLED.',
  },
];

const others: readonly Example[] = [
  news('account_review_update', { decision: 'APPROVED' }, 'APPROVED'),
  news('business_capability_update', {
    max_daily_conversations_per_business: 2000,
    max_phone_numbers_per_waba: 25,
  }),
  news(
    'payment_configuration_update',
    {
      configuration_name: 'cards',
      provider_name: 'acme-pay',
      provider_mid: 'acc_1',
      status: 'Needs Testing',
      created_timestamp: seconds,
      updated_timestamp: seconds,
    },
    'Needs Testing',
  ),
  news(
    'phone_number_name_update',
    {
      display_phone_number: salon.phone,
      decision: 'APPROVED',
      requested_verified_name: 'Salon Linde',
      rejection_reason: null,
    },
    'APPROVED',
  ),
  news(
    'phone_number_quality_update',
    { display_phone_number: salon.phone, event: 'THROUGHPUT_UPGRADE', current_limit: 'TIER_UNLIMITED' },
    'THROUGHPUT_UPGRADE',
  ),
  news(
    'security',
    { display_phone_number: salon.phone, event: 'PIN_RESET_REQUEST', requester: '6100' },
    'PIN_RESET_REQUEST',
  ),
  {
    name: 'partner_solutions of somebody else',
    body: envelope(
      partner,
      [
        {
          field: 'partner_solutions',
          value: { event: 'SOLUTION_CREATED', solution_id: '6001', solution_status: 'INITIATED' },
        },
      ],
      { time: seconds },
    ),
    means: null,
  },
  {
    name: 'business_capability_update of another account',
    body: envelope(
      '30019999',
      [{ field: 'business_capability_update', value: { max_phone_numbers_per_waba: 25 } }],
      { time: seconds },
    ),
    means: null,
  },
];

const trouble = {
  code: 131000,
  title: 'Trouble',
  message: 'Trouble',
  error_data: { details: 'It did not work' },
};
const groupId = 'Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAz';

function groupNews(field: string, group: Body & { type: string }, name = group.type): Example {
  const value = { groups: [{ timestamp: stamp, group_id: groupId, ...group }] };
  return {
    name: `${field}: ${name}`,
    body: webhook(salon, value, field),
    means: `News about a group: ${group.type}.`,
  };
}

const groups: readonly Example[] = [
  groupNews('group_lifecycle_update', {
    type: 'group_create',
    request_id: '71',
    subject: 'Friday class',
    invite_link: 'https://chat.whatsapp.com/abc',
    join_approval_mode: 'auto_approve',
  }),
  groupNews(
    'group_lifecycle_update',
    {
      type: 'group_create',
      request_id: '72',
      subject: 'Friday class',
      description: 'Yoga',
      errors: [trouble],
    },
    'one that could not be made',
  ),
  groupNews('group_lifecycle_update', { type: 'group_delete', request_id: '73' }),
  groupNews(
    'group_lifecycle_update',
    { type: 'group_delete', request_id: '74', errors: [trouble] },
    'one that could not be deleted',
  ),
  groupNews('group_participants_update', {
    type: 'group_participants_add',
    reason: 'invite_link',
    added_participants: [{ wa_id: '79990000101' }],
  }),
  groupNews('group_participants_update', {
    type: 'group_join_request_created',
    reason: 'approved',
    join_request_id: '75',
    wa_id: '79990000101',
  }),
  groupNews('group_settings_update', {
    type: 'group_settings_update',
    request_id: '76',
    profile_picture: { mime_type: 'image/jpeg', update_successful: true, sha256: 'abc' },
    group_subject: { text: 'Friday', update_successful: false, errors: [trouble] },
    group_description: { text: 'Yoga', update_successful: false, errors: [trouble] },
    errors: [trouble],
  }),
  groupNews('group_status_update', { type: 'group_suspend' }),
  groupNews('group_status_update', { type: 'group_suspend_cleared' }),
];

/** News about the account, its partners and its groups. */
export const accountExamples: readonly Example[] = [...updates, ...others, ...groups];

function connection(state: 'blocked' | 'unknown', reason: SayingReason) {
  return { kind: 'connection' as const, state, account: null, detail: saying(reason), at: seconds * 1000 };
}

function disabled(state: string): Body {
  const ban = { waba_ban_state: state, waba_ban_date: 'November 1, 2025' };
  return accountWebhook(salon, 'account_update', { event: 'DISABLED_UPDATE', ban_info: ban });
}

function violation(more: Body): Body {
  return { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'ALCOHOL' }, ...more };
}
