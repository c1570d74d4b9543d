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
  webhook: {
    text: 'The messages of “{{title}}” come to Deskbell now. {{host}} got them before and gets nothing any more: the account tells one address only.',
    link: 'Open connections',
  },
  template: {
    stopped:
      'Meta no longer sends the template “{{title}}”. Until it is approved again, customers who wrote more than 24 hours ago do not get this message.',
    price:
      'Meta counts the template “{{title}}” as advertising from now on. Each message with it costs more, and customers who want no promotions do not get it.',
    link: 'Open templates',
  },
  import: { text: 'The import “{{title}}” is done.', link: 'Open bookings' },
} as const;
