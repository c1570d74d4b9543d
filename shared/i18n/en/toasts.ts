/** Toasts: what stands in them, beside the words that they share with the screens. */
export const toasts = {
  hidden: {
    title: 'New message',
    text: 'Open Deskbell to read it.',
    trouble: 'Open Deskbell to see what it means.',
  },
  replyField: 'Your answer',
  several_one: '{{count}} chat has new messages',
  several_other: '{{count}} chats have new messages',
  missed_one: '{{count}} message came while this computer was offline',
  missed_other: '{{count}} messages came while this computer was offline',
  andMore_one: '{{names}} and {{count}} more',
  andMore_other: '{{names}} and {{count}} more',
  card: { title: '{{name}} wrote' },
  unsent: {
    title: 'Your answer to {{name}} was not sent',
    hiddenTitle: 'Your answer was not sent',
    kept: 'Your text is kept in the chat.',
    lost: 'Please write it again in the chat.',
  },
  number: { title: '{{label}} does not work', hiddenTitle: 'A number does not work' },
  address: { title: 'The public address does not work' },
  unknown: {
    title_one: '{{count}} message: nobody knows whether it was sent',
    title_other: '{{count}} messages: nobody knows whether they were sent',
    text: 'Look at the phone: is it in the chat there? Deskbell does not send it twice by itself.',
  },
  notice: {
    'catch-up': 'Late messages',
    'torrow-not-sent': 'Torrow: not sent',
    'mail-failed': 'Mail not sent',
    'calendar-broken': 'Calendar cannot be read',
    'import-done': 'Import done',
    'template-stopped': 'Template stopped by Meta',
    'template-price': 'Template became advertising',
    'webhook-moved': 'Messages come here now',
  },
} as const;
