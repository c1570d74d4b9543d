/**
 * What the core finds out about a number, its provider and its templates, in English for API users; the screens say it
 * in both languages (`says` of each language). `{{…}}` are the values; what a provider itself has said is none of them:
 * it stands beside, as a quotation.
 */
export const lineSays = {
  'not-reached': '{{provider}} could not be reached ({{code}}).',
  'provider-silent': 'The provider did not answer.',
  'answered-status': '{{provider}} answered with the error {{status}}.',
  'provider-troubled': '{{provider}} answered {{status}}: it has trouble of its own.',
  'unreadable-answer': 'The answer could not be read.',
  unasked: 'Could not be asked.',
  'keys-unreadable': 'The stored keys could not be read.',
  practice: 'The line for practice has no provider.',

  'unknown-state': 'A state that Deskbell does not know: {{state}}.',
  'signed-in': 'The number is signed in to WhatsApp.',
  'scan-code': 'Scan the QR code with the phone.',
  'code-comes-next': 'Not signed in yet: the code to scan comes next.',
  'number-blocked': 'WhatsApp has blocked the number.',
  'number-suspended': 'WhatsApp has suspended the number for a time.',
  'instance-starts': 'The instance is starting; this can take five minutes.',
  'no-code-yet': 'There is no code yet.',
  'wazzup-code-wanted':
    'Wazzup24 has not told a code yet. Open the channel in Wazzup24 and ask for a new one there; it shows here too.',
  'no-phone-code': '{{provider}} gave no code for this phone.',
  'not-signed-out': '{{provider}} did not sign the number out.',
  'nothing-like-that': 'This provider has nothing like that.',
  'quota-chats': 'All chats of the plan are used: {{used}} of {{total}}.',
  'quota-method': 'The quota of {{method}} is used up: {{used}} of {{total}}.',
  'quota-over': 'The monthly quota of the plan is used up.',

  'no-public-address': 'This computer has no public address, so {{provider}} cannot tell it anything.',
  'no-webhook': 'No webhook address is set at {{provider}}. Use "Set up".',
  'webhook-elsewhere':
    '{{provider}} calls another address, at {{host}}. Use "Set up" to have the events sent here.',
  'webhook-unreadable':
    '{{provider}} calls another address, which cannot be read. Use "Set up" to have the events sent here.',
  'webhook-ours': '{{provider}} calls {{host}}.',
  'other-webhook-token': 'Another webhook token is set at {{provider}}: its notifications are refused.',
  'settings-silent': 'The settings do not say where notifications go.',
  'kept-for-us': 'Notifications are kept for Deskbell to fetch.',
  'pushed-elsewhere':
    'Green API pushes the notifications to a web address, so there is nothing to poll. Use "Set up" to have them kept for Deskbell.',
  'no-notification': 'Green API answers something that is no notification.',
  'events-all': 'All events that Deskbell needs are switched on.',
  'events-off': 'Switched off at {{provider}}: {{names}}.',

  'green-keys-refused': 'Green API refuses the instance id or the token.',
  'green-keys-taken': 'Green API accepts the instance id and the token.',
  restarts: 'Green API restarts the instance now; it can take up to five minutes until the settings hold.',
  homeless: 'The webhook address is not set: this computer has no public address yet.',
  'restarts-homeless':
    'Green API restarts the instance now; it can take up to five minutes until the settings hold. The webhook address is not set: this computer has no public address yet.',
  'settings-not-saved': 'Green API did not save the settings.',

  'wazzup-keys-refused': 'Wazzup24 refuses the API key or the channel id.',
  'wazzup-keys-taken': 'Wazzup24 accepts the API key and the channel id.',
  'no-such-channel': 'The key is right, but its account has no channel with this id.',
  'other-messenger': 'This channel is for {{messenger}}: choose one of WhatsApp.',
  'channel-starts': 'The channel is just starting at Wazzup24.',
  'phone-offline': 'The phone of this number has no connection to the internet.',
  'number-examined': 'WhatsApp is still checking this number.',
  'password-wanted': 'WhatsApp asks for the password of two-step verification.',
  'other-phone': 'The QR code was scanned with the phone of another number.',
  'open-elsewhere': 'WhatsApp of this number is connected in another account.',
  'channel-off': 'The channel is switched off in Wazzup24.',
  'channel-unpaid': 'The channel is not paid for in Wazzup24.',
  'number-refused': 'WhatsApp has refused this number.',
  'address-too-long': 'The public address is too long: Wazzup24 takes {{letters}} letters.',
  'webhook-forgotten': 'Wazzup24 took the webhook address, but does not have it when asked again.',
  'wazzup-cannot-reach':
    'Wazzup24 could not reach this computer at its public address. Check the tunnel or the domain, then set up again.',
  'wazzup-takes-no-address':
    'Wazzup24 does not take the public address of this computer: it must be an https address that everybody can reach.',
  'webhook-taken-over':
    'Wazzup24 tells its events to one address only. Until now that was {{host}}, which gets nothing any more.',

  'token-invalid': 'Meta says that this token is not valid (any more): make a new one for the system user.',
  'token-lacks': 'The token lacks the permission {{permissions}}.',
  'token-ends': 'Meta accepts the token; days until it ends: {{days}}.',
  'token-stays': 'Meta accepts the token; it does not end by itself.',
  'meta-no-access': 'This token has no access to the number, or its id is wrong.',
  'not-registered': 'The number is not registered: finish its registration at Meta.',
  'number-connected': '{{name}}: connected.',
  'number-quality': '{{name}}: connected. Quality: {{quality}}.',
  'number-banned': 'WhatsApp has banned the number.',
  'number-moved': 'The number is no longer part of this WhatsApp account.',
  'stopped-number': 'Meta does not let this number send.',
  'stopped-account': 'Meta does not let the WhatsApp account send.',
  'stopped-business': 'Meta does not let the business send.',
  'stopped-app': 'Meta does not let the app send.',
  'account-disabled': 'Meta has disabled the WhatsApp Business account.',
  'account-reinstated': 'Meta has reinstated the WhatsApp Business account.',
  'account-deleted': 'The WhatsApp Business account was deleted.',
  'app-unknown': 'The app id is not known, so its webhook cannot be looked at.',
  'app-id-wanted': 'Meta does not say which app the token belongs to: fill in the app id.',
  'account-tells-nothing': 'The WhatsApp account does not tell this app anything yet: use "Set up".',
  'app-not-listed': 'Meta does not list this app among those that hear the account.',
  'webhook-not-kept': 'Meta did not keep the webhook address.',
  'webhook-not-reached': 'Meta could not reach the webhook address.',
  'not-switched-on': 'Meta did not switch on: {{names}}.',
  'version-known': 'Meta knows {{version}}.',
  'version-unknown': 'Meta does not know the version {{version}} of its interface (any more).',

  'no-template-list': 'Meta gave no list of templates.',
  'endless-template-list': 'Meta’s list of templates does not end.',
  'template-maybe-lost': 'Meta could not be reached ({{code}}). Look at the list again before you repeat it.',
  'template-later': 'Meta takes no more now. Try again in an hour.',
  'number-stopped': 'The number was stopped meanwhile.',

  'template-part-unknown': 'It has a part that Deskbell does not know: {{type}}.',
  'template-header-media': 'Its header is not a text: {{format}}.',
  'template-button-unknown': 'It has a kind of button that Deskbell cannot send: {{type}}.',
  'template-empty': 'It has no text.',

  'stand-in-none': 'No template at Meta stands for this text: submit it for approval under Templates.',
  'stand-in-unsendable': 'The template “{{template}}” cannot be sent by Deskbell.',
  'stand-in-pending': 'The template “{{template}}” still waits for Meta’s approval.',
  'stand-in-rejected':
    'The template “{{template}}” was rejected by Meta: change the text and submit it again under Templates.',
  'stand-in-paused': 'The template “{{template}}” is paused by Meta for some hours.',
  'stand-in-disabled':
    'The template “{{template}}” is disabled by Meta for good: submit the text under another name.',
  'stand-in-appeal': 'The template “{{template}}” is being looked at again by Meta.',
  'stand-in-limit-exceeded': 'The template “{{template}}” is over the number that Meta allows this account.',
  'stand-in-archived': 'The template “{{template}}” is archived at Meta.',
  'stand-in-deleted':
    'The template “{{template}}” was deleted at Meta: submit the text again under another name.',
  'stand-in-unknown':
    'The template “{{template}}” is in a state that Deskbell does not know: look at the WhatsApp Manager.',
  'stand-in-unfilled':
    'Nothing fills {{variables}} of the template “{{template}}”: choose it under Templates.',
  'stand-in-promotional': 'Meta counts its template as marketing, and this customer wants no promotions.',
  'stand-in-by-hand': 'Its words were changed by hand, and only the approved ones may go now.',
  'message-unreadable': 'The stored message could not be read.',
} as const;
