/** The words of rules, in English. */
export const rules = {
  title: 'Rules',
  /** When a rule speaks: the beginning of a sentence. */
  when: {
    created: 'Right after a booking',
    changed: 'When a visit is changed',
    before: '{{span}} before the visit',
    after: '{{span}} after the visit',
    'day-before-at': 'The day before, at {{time}}',
    cancelled: 'When a visit is cancelled',
    paid: 'When a visit is paid for',
    'no-show': 'When a customer has not come',
  },
  /** What a rule without a name of its own is called. */
  named: {
    created: 'Confirmation',
    changed: 'Change of a visit',
    before: 'Reminder, {{span}} before',
    after: 'Message {{span}} after the visit',
    'day-before-at': 'Reminder, the day before at {{time}}',
    cancelled: 'Cancellation',
    paid: 'Payment received',
    'no-show': 'Missed visit',
    gone: 'A rule that was removed',
  },
  span: {
    minutes_one: '{{count}} minute',
    minutes_other: '{{count}} minutes',
    hours_one: '{{count}} hour',
    hours_other: '{{count}} hours',
    days_one: '{{count}} day',
    days_other: '{{count}} days',
  },
} as const;
