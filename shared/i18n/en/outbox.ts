/** The words of outbox, in English. */
export const outbox = {
  title: 'Outbox',
  /** When a message leaves, and why then. */
  due: {
    'on-time': 'At its time',
    'earlier-for-quiet': 'Moved to {{time}}: quiet hours',
    'later-for-quiet': 'Moved to {{time}}: quiet hours',
    late: 'Late: it could not leave at its time',
  },
  dueFrom: {
    'earlier-for-quiet': 'Moved from {{from}} to {{time}}: quiet hours',
    'later-for-quiet': 'Moved from {{from}} to {{time}}: quiet hours',
    late: 'Late: it was due at {{from}}',
  },
  /** Why a rule sends nothing about a visit. One entry for each skip reason of the planner. */
  skip: {
    'rule-off': 'The rule is switched off',
    'before-rule': 'It happened before the rule was switched on',
    'other-service': 'The rule is for other services',
    'other-source': 'The rule is for other sources',
    'other-channel': 'The rule is for other numbers',
    'no-contact': 'The visit has no customer',
    'no-phone': 'No phone',
    'no-whatsapp': 'This phone has no WhatsApp',
    'opted-out': 'The customer asked not to be written to',
    cancelled: 'The visit is cancelled',
    'visit-over': 'The visit is over',
    'already-confirmed': 'The customer has confirmed already',
    declined: 'The customer has said they are not coming',
    'already-settled': 'Was sent already, or taken back by hand',
    'told-by-confirmation': 'The confirmation says it already',
    'booked-inside-offset': 'Booked too late for this reminder',
    'replaced-by-confirmation': 'The confirmation came just before and stands for it',
    'replaced-by-shorter': 'Missed; a later reminder goes instead',
    'replaced-by-other': 'Missed; the customer gets a more important message instead',
    quiet: 'After the quiet hours it would have been too late',
    'too-late': 'Too late to be of use',
    'after-visit': 'The visit has begun',
  },
} as const;
