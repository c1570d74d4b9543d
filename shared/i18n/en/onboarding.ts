/** Words of the first minute. */
export const onboarding = {
  title: 'Welcome to Deskbell',
  lead: 'Every WhatsApp message of your shop in one place, kept on this computer. How would you like to begin?',
  connect: {
    title: 'Connect a number',
    text: 'Your own WhatsApp number: by Green API, by Meta’s Cloud API or by Wazzup24. Takes five to ten minutes.',
    action: 'Connect a number',
  },
  torrow: {
    title: 'I have a Torrow address',
    text: 'Your bookings are in Torrow, and its webhook writes to your customers. Paste that address: it becomes a text you can read.',
    action: 'Paste the address',
  },
  practice: {
    title: 'Try the practice line',
    text: 'A made-up salon with customers who write at once. No account, no network, nobody real.',
    action: 'Start practising',
    label: 'Practice line',
  },
  business: {
    title: 'Your shop',
    name: 'Name',
    namePlaceholder: 'Name of the shop',
    timeZone: 'Time zone',
    language: 'Language',
  },
  privacy: 'No sign-up. Nothing leaves this computer except the messages you send.',
} as const;
