/** Connecting a number: the way, its keys, its address, the self-test. */
export const connect = {
  title: 'Connect a number',
  back: 'Back to connections',
  backToStart: 'Back to the start',
  choose: 'How is the number connected?',
  otherWay: 'Choose another way',
  way: {
    needs: 'You need:',
    'green-api': {
      title: 'Green API',
      text: 'For the WhatsApp number you use already: it stays on the phone, and Deskbell is linked to it like WhatsApp Web.',
      needs: 'an account at green-api.com (the free plan is enough to try) and the phone.',
      time: 'about 5 minutes',
      tag: 'Easiest to begin with',
    },
    'meta-cloud': {
      title: 'WhatsApp Cloud API (Meta)',
      text: 'For a number of its own that no phone uses: Meta’s official way. The number leaves the WhatsApp app on the phone for good.',
      needs: 'a business at Meta with an app, and its keys.',
      time: 'about 10 minutes',
    },
    wazzup24: {
      title: 'Wazzup24',
      text: 'For shops whose number is in Wazzup24 already. Whoever connected it there by API before gets its messages no more.',
      needs: 'the API key. To write first, the plan Pro or higher.',
      time: 'about 3 minutes',
    },
    practice: {
      title: 'Practice line',
      text: 'A made-up salon with a dozen customers. No account, no network, nobody real is written to.',
      there: 'It is on already.',
    },
  },
  notice: {
    'meta-cloud': {
      title: 'This number leaves WhatsApp on the phone',
      text: 'A number in the Cloud API works only through programs such as Deskbell. It can no longer be used in WhatsApp or WhatsApp Business on a phone: save first what you need of its chats there. Take a number that is free, or connect with Green API to keep the phone.',
      other: 'Connect with Green API instead',
    },
    wazzup24: {
      title: 'Wazzup24 tells one program only',
      text: 'It knows a single address for each account, and tells every message once. A CRM that was connected by API gets no messages any more, and what arrives while this computer is off is missing here (it stays in Wazzup24).',
    },
  },
  block: {
    greenKeys: {
      title: 'Copy the keys of the instance',
      text: 'Open <console>console.green-api.com</console> and choose your instance, or create one. Copy the four values at its top: all at once, and paste them into any field here.',
    },
    metaToken: {
      title: 'Make an access token',
      text: 'Open <users>System users</users> in the settings of your business at Meta. Choose or add one; <b>Assign assets</b>: your app and your WhatsApp account. Then <b>Generate token</b>: the app, expiration <b>Never</b>, and the permissions whatsapp_business_messaging and whatsapp_business_management.',
      aside: 'Not the token of the page “API setup”: that one ends within a day.',
    },
    metaSecret: {
      title: 'Copy the app secret',
      text: 'Open <apps>your apps</apps> → the app → <b>App settings</b> → <b>Basic</b>. Press <b>Show</b> beside “App secret”. Look at the top of the page, too: the app must be <b>Live</b>, or Meta keeps some messages back.',
    },
    metaNumber: {
      title: 'Choose the number',
      text: 'Deskbell finds it with the token. If not: <apps>your apps</apps> → the app → <b>WhatsApp</b> → <b>API setup</b> shows both numbers below. A text copied there may be pasted whole.',
    },
    wazzupKey: {
      title: 'Copy the API key',
      text: 'Open <app>Wazzup24</app> → <b>CRM integration</b> → <b>API</b> → <b>Connect</b>, and copy the key. Connected already: it stands there under <b>Additional</b>.',
    },
    wazzupChannel: {
      title: 'Choose the number',
      text: 'The key leads to the numbers of your account. The one to connect must be added in Wazzup24 under <b>Channels</b>.',
    },
  },
  field: {
    apiUrl: { label: 'API address', help: 'In the console: apiUrl' },
    mediaUrl: { label: 'Media address', help: 'In the console: mediaUrl. May stay empty.' },
    idInstance: { label: 'Instance number', help: 'In the console: idInstance' },
    apiTokenInstance: { label: 'Instance token', help: 'In the console: apiTokenInstance' },
    accessToken: { label: 'Access token', help: 'A long text that begins with EAA' },
    appSecret: { label: 'App secret', help: '32 letters and digits' },
    phoneNumberId: { label: 'Phone number ID', help: 'Not the phone itself' },
    businessAccountId: { label: 'WhatsApp Business account ID', help: 'Of the account with the number' },
    appId: { label: 'App ID', help: 'May stay empty: the token tells it.' },
    graphUrl: { label: 'Address of the Graph API', help: 'Leave it empty, unless a test server stands in.' },
    apiKey: { label: 'API key', help: '32 letters and digits' },
    channelId: { label: 'Channel ID', help: 'Filled in by choosing the number above' },
    wazzupUrl: {
      label: 'Address of the Wazzup24 API',
      help: 'Leave it empty, unless a test server stands in.',
    },
    label: { label: 'Name of the number', help: 'Only you see it. May stay empty.' },
  },
  form: {
    advanced: 'Advanced',
    filled_one: 'Found {{count}} value in what you pasted.',
    filled_other: 'Found {{count}} values in what you pasted.',
    secret: 'The keys are kept secret on this computer.',
    receive: 'How messages come in',
    polling: 'Deskbell asks for them',
    pollingHelp: 'Recommended. Works behind any router, nothing to set up. Messages arrive within a second.',
    webhook: 'The provider calls Deskbell',
    webhookHelp: 'Needs an address that is reachable from the internet. Deskbell makes it in the next step.',
    submit: 'Connect',
    required: 'Copy this from the console.',
    requiredChoice: 'Choose a number.',
    badAddress: 'This is not an address. It looks like {{example}}.',
    taken: 'This number is connected here already: open it under Connections.',
    badKey:
      'A key does not look like this. Copy it again: all of it, without spaces and without anything around it.',
    badNumber: 'Only digits, such as {{example}}.',
  },
  probe: {
    asking: 'Checking…',
    works: 'Fits',
    broken: 'Does not fit.',
    unknown: 'Cannot tell yet.',
    unreachable: 'The keys cannot be checked now: {{provider}} is not reached. You can connect anyway.',
    why: {
      misshapen: 'This is not how it looks. Copy it anew, whole and without spaces.',
      'too-slow':
        'The provider did not answer within ten seconds. Look whether this computer is online, then try again.',
      'no-answer':
        'Nothing answers at this address ({{said}}). Look whether it is the right one and whether this computer is online.',
      busy: 'The provider answered {{said}} and cannot say now. Try again in a minute.',
      'not-green-api':
        'Something answers at this address, but it is not Green API. Copy apiUrl from the card of the instance in the console.',
      'not-wazzup24':
        'Something answers at this address, but it is not Wazzup24. Leave the address empty to use the usual one.',
      'green-token':
        'Green API answered {{said}}: this token does not belong to the instance {{id}}. Copy apiTokenInstance of that instance from the console.',
      'green-instance':
        'Green API answered {{said}}: there is no instance {{id}} at this address. Copy idInstance and apiUrl from the same card in the console.',
      'meta-unclear': 'Meta answered {{said}}, which says nothing about this key. Try again in a minute.',
      'meta-token':
        'Meta answered {{said}}: it does not accept this token. Make one for a system user, as described above; choose that it never ends.',
      'meta-token-over':
        'Meta says that this token is not valid (any more). Make one for a system user, as described above; choose that it never ends.',
      'meta-permissions':
        'The token lacks permissions: {{permissions}}. Make it anew for the system user with both permissions of WhatsApp.',
      'meta-temporary':
        'This token is a temporary one: it ends within hours ({{hours}}), and nothing would be sent from then on. Make one for a system user, as described above; choose that it never ends.',
      'meta-other-app':
        'The token belongs to another app: {{id}}. Leave this empty, or make a token of this app.',
      'meta-secret':
        'Meta answered {{said}}: this is not the secret of the app {{id}}. Copy it from the page of the app, under App settings, Basic.',
      'meta-other-account': 'The number {{number}} belongs to another account: {{account}}.',
      'meta-no-numbers': 'The account {{id}} has no number yet. Add one in WhatsApp Manager, then come back.',
      'meta-not-a-number':
        '{{id}} is not the id of a number. It stands under WhatsApp, API setup, as Phone number ID.',
      'meta-number-denied':
        'Meta answered {{said}}: this token has no access to the number {{id}}, or the id is wrong. In Business settings, give the system user the app and the WhatsApp account.',
      'meta-account-denied':
        'Meta answered {{said}}: this token has no access to the account {{id}}, or the id is wrong. In Business settings, give the system user the app and the WhatsApp account.',
      'wazzup-key':
        'Wazzup24 answered {{said}}: it does not know this key. Copy it anew in Wazzup24, as described above.',
      'wazzup-no-numbers':
        'Wazzup24 accepts the key, but its account has no WhatsApp number. Add one in Wazzup24 under Channels, then come back.',
      'wazzup-no-channel': 'The account of this key has no channel with this id. Choose one from the list.',
      'wazzup-other-messenger': 'This channel is for {{messenger}}: choose one of WhatsApp.',
    },
  },
  found: {
    instance: 'Instance {{id}}',
    title: 'Numbers that these keys lead to',
    waiting: 'The numbers appear here once the key is right.',
    none: 'These keys lead to no number.',
    notYet: 'No number is known yet: the key could not be checked.',
    connected: 'Connected already',
  },
  steps: {
    list: 'Steps',
    title: 'Connecting “{{label}}”',
    save: 'Keys kept on this computer',
    check: '{{provider}} answers to the keys',
    address: 'The world reaches this computer',
    webhook: {
      pushed: '{{provider}} calls Deskbell',
      polling: 'Receiving set up at {{provider}}',
    },
    signIn: { phone: 'WhatsApp signed in', registered: 'The number is registered at Meta' },
    receive: 'A message from you arrived',
    send: 'A message to you arrived',
    state: {
      waiting: 'Waiting',
      running: 'Under way',
      works: 'Done',
      broken: 'Failed',
      unknown: 'Cannot tell yet',
      open: 'Your turn',
      skipped: 'Skipped',
    },
    inOwnWords: 'In its own words: {{detail}}',
    keysWrong: '{{provider}} does not accept these keys. Compare them with its console.',
    unreachable:
      '{{provider}} did not answer. The keys are kept; check the internet connection of this computer.',
    starting:
      '{{provider}} is starting the number. This takes up to five minutes; you may wait here or come back later.',
    notRegistered:
      'The number is not registered in the Cloud API yet. Finish its registration at Meta: your app → WhatsApp → API setup, then try again.',
    webhookFailed:
      '{{provider}} did not take the address of this computer, so messages of customers do not arrive. We try again by ourselves.',
    webhookRunning: '{{provider}} is told the address. This may take a minute.',
    retryAt: 'Next try: {{when}}.',
    correct: 'Correct the keys',
    later: 'Later',
    byHand: 'Set it at Meta by hand',
    otherAddress: 'Choose another address',
    usePolling: 'Receive by asking',
    doneTitle: 'The number is connected',
    doneText: 'Messages come in and go out. You can answer customers now.',
    setText: 'Everything is set up. Try it with two messages, or begin at once.',
    toInbox: 'Open the inbox',
  },
  address: {
    title: 'How does the world reach this computer?',
    text: '{{provider}} hands over each message by calling an address on the internet. This computer needs one.',
    automatic: 'Automatically',
    automaticHelp:
      'Recommended. Free, nothing to sign up for. The address may change; Deskbell tells {{provider}} by itself.',
    'cloudflare-named': 'With my own name at Cloudflare',
    cloudflareHelp: 'The address never changes. Needs a domain at Cloudflare and the cloudflared program.',
    'own-domain': 'At an address of my own',
    ownHelp: 'For a computer that is reachable already, for example behind a proxy with a certificate.',
    token: 'Tunnel token',
    tokenHelp: 'Cloudflare → Zero Trust → Networks → Tunnels → your tunnel',
    hostname: 'Host name',
    hostnameHelp: 'The public host name of that tunnel',
    url: 'Address',
    urlHelp: 'It must lead to port {{port}} of this computer.',
    required: 'Fill this in.',
    start: 'Get the address',
    details: 'More about addresses',
    starting: 'Getting an address and proving that it leads here. This takes up to a minute.',
    proving: 'The address {{host}} is there. Now we prove that it leads to this computer.',
    broken: 'The address does not lead to this computer, so messages of customers do not arrive.',
  },
  receive: {
    title: 'Try it: write to this number',
    text: 'Take another phone than the one with this number. Scan the code with its camera and send the prepared message, or write anything to {{phone}}.',
    textNoPhone: 'Take another phone and write anything to this number.',
    code: 'A code that opens a chat with this number',
    message: 'Hello! Trying out Deskbell.',
    waiting: 'Waiting for your message…',
    long: 'Nothing yet. Is the message on its way (one tick)? Then check the number again; otherwise skip this.',
    skip: 'Skip',
    recheck: 'Check the number',
  },
  send: {
    title: 'And now a message to you',
    arrived: 'Your message arrived.',
    text: 'Deskbell sends a short greeting to your own phone, so that you see that answers arrive.',
    phone: 'Your phone',
    phoneHelp: 'With the country code. Not the phone with this number.',
    submit: 'Send me a message',
    again: 'Send again',
    skip: 'Skip',
    queued: 'On its way…',
    sent: 'Sent. Waiting until your phone confirms…',
    slow: 'Sent, but your phone has not confirmed it. Is it switched on and online?',
    failed: 'The message did not arrive: {{reason}}',
  },
} as const;
