/** Sentences of notices: what happened, what it means for customers, the next step. */
export const notices = {
  label: 'Notice',
  dismiss: 'Put aside',
  more_one: 'and {{count}} more',
  more_other: 'and {{count}} more',
  catchUp: {
    text: 'Some messages could not leave on time.',
    late_one: '{{count}} message leaves late.',
    late_other: '{{count}} messages leave late.',
    replaced_one: '{{count}} reminder was replaced by a shorter one.',
    replaced_other: '{{count}} reminders were replaced by shorter ones.',
    skipped_one: '{{count}} came too late and was not sent.',
    skipped_other: '{{count}} came too late and were not sent.',
    link: 'Look at them',
  },
  torrow: {
    text: 'Torrow asked for a message about {{order}} that could not be sent.',
    unnumbered: 'an order',
    link: 'See why',
  },
  mail: { text: 'A mail about it could not be sent. Check the mail server.', link: 'Open settings' },
  calendar: {
    text: 'The calendar “{{title}}” cannot be read. Deskbell keeps what it knows.',
    link: 'Open sources',
  },
  import: { text: 'The import “{{title}}” is done.', link: 'Open bookings' },
} as const;
