/** Why a message did not go: what happened, what it means for the customer, what to do. One entry for each failure code. */
export const failures = {
  'not-on-whatsapp': {
    what: 'This phone has no WhatsApp',
    means: 'The customer got nothing.',
    next: 'Check the number, or call.',
  },
  'invalid-recipient': {
    what: 'WhatsApp does not know this address',
    means: 'The customer got nothing.',
    next: 'Check the number and start a new chat with it.',
  },
  'not-in-group': {
    what: 'Your number is not in this group any more',
    means: 'The group got nothing.',
    next: 'Ask somebody in the group to add your number again.',
  },
  'group-too-large': {
    what: 'This group is too large for your provider',
    means: 'The group got nothing.',
    next: 'Write from the phone, or to the people one by one.',
  },
  'text-too-long': {
    what: 'The text is too long for WhatsApp',
    means: 'The customer got nothing.',
    next: 'Shorten it or send it in two messages.',
  },
  'file-too-large': {
    what: 'The file is larger than WhatsApp takes',
    means: 'The customer got nothing.',
    next: 'Send a smaller file, or a link to it.',
  },
  'file-missing': {
    what: 'The file is no longer on this computer',
    means: 'The customer got nothing.',
    next: 'Attach the file again.',
  },
  'quota-exceeded': {
    what: "Your provider's plan is used up",
    means: 'The customer got nothing, and the next ones will wait too.',
    next: "Raise the plan in the provider's console, then try again.",
  },
  'rate-limited': {
    what: 'The provider asked us to slow down',
    means: 'The message has not gone yet.',
    next: 'Try again in a minute.',
  },
  'signed-out': {
    what: 'WhatsApp signed this number out',
    means: 'The customer got nothing.',
    next: 'Scan the code again under Connections, then try again.',
  },
  'keys-wrong': {
    what: 'The provider does not accept our keys',
    means: 'The customer got nothing.',
    next: 'Replace the keys under Connections, then try again.',
  },
  'number-blocked': {
    what: 'WhatsApp has blocked this number',
    means: 'Nothing can be sent from it.',
    next: 'Open WhatsApp on the phone: it says why and for how long.',
  },
  'instance-starting': {
    what: 'The provider is still starting this number',
    means: 'The message has not gone yet.',
    next: 'It takes up to five minutes. Then try again.',
  },
  'provider-unreachable': {
    what: 'The provider could not be reached',
    means: 'The message has not gone.',
    next: 'Check the internet connection of this computer, then try again.',
  },
  'provider-error': {
    what: 'The provider had a fault of its own',
    means: 'The message has not gone.',
    next: 'Try again in a few minutes.',
  },
  'refused-by-provider': {
    what: 'The provider refused this message',
    means: 'The customer got nothing.',
    next: 'Read its reason below, change the message and send it again.',
  },
  'no-answer': {
    what: 'The provider took the message but never answered',
    means: 'It may have arrived or not. We do not send it twice by ourselves.',
    next: 'Look at the phone, then say whether it was sent.',
  },
  interrupted: {
    what: 'Deskbell was stopped while this was being sent',
    means: 'It may have arrived or not. We do not send it twice by ourselves.',
    next: 'Look at the phone, then say whether it was sent.',
  },
  'waited-too-long': {
    what: 'This waited until it was of no use any more',
    means: 'The customer got nothing, on purpose.',
    next: 'Write anew if it still matters.',
  },
  'channel-removed': {
    what: 'The number it should go from was removed',
    means: 'The customer got nothing.',
    next: 'Connect the number again and send it anew.',
  },
  'window-closed': {
    what: "The customer's last message is more than 24 hours old",
    means: 'Meta lets only approved templates through now. The customer got nothing.',
    next: 'Send an approved template. For automatic messages, submit their text to Meta under Templates.',
  },
  'template-refused': {
    what: 'WhatsApp does not take this template',
    means: 'The customer got nothing.',
    next: 'Look at the template in the WhatsApp Manager: it may be paused, changed or not approved in this language.',
  },
  'payment-problem': {
    what: 'Meta has a problem with your payment',
    means: 'The customer got nothing, and the next ones will wait too.',
    next: 'Check the payment method in the Meta Business settings.',
  },
  'opted-out': {
    what: 'The customer wants no such messages from you',
    means: 'The customer got nothing, on their own wish.',
    next: 'Do not send this kind of message to them again.',
  },
  'no-permission': {
    what: 'Your keys may not use this number',
    means: 'The customer got nothing, and the next ones will wait too.',
    next: 'Give the token access to this number at the provider, then check the connection.',
  },
  'cannot-write-first': {
    what: 'Your plan lets only the customer begin a chat',
    means: 'The customer got nothing.',
    next: 'Choose a plan that may write first, or ask the customer to write.',
  },
  'no-public-address': {
    what: 'The file could not be handed over: this computer cannot be reached from outside',
    means:
      'The customer did not get the file. Your provider fetches files from this computer over the internet.',
    next: 'Set up a public address (a tunnel or your own domain), then send the file again.',
  },
} as const;
