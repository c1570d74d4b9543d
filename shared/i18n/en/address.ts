/** How the world reaches this computer, and whether it really does. */
export const address = {
  title: 'Public address',
  lead: 'An address on the internet that leads to this computer: there your providers hand over what customers write.',
  loadFailed: 'The public address could not be loaded',
  /** Said in the banner and in a toast, after the title; numbers by name. */
  trouble: {
    title: 'The public address does not work.',
    lost: 'Messages to {{numbers}} do not arrive here, and Wazzup24 does not repeat them: look at the phone.',
    day: 'Messages to {{numbers}} wait at Green API, for 24 hours at most.',
    week: 'Messages to {{numbers}} wait at Meta, for 7 days at most.',
    mend: 'Mend it',
  },
  now: {
    title: 'Now',
    works: 'The way from the internet to this computer works.',
    notNeeded: 'No address is used, and none is needed.',
    notNeededWhy: 'Deskbell asks for news itself: none of your numbers is waiting to be called.',
    missing: 'There is no public address, but your numbers need one.',
    missingNext: 'Choose one below; automatic takes a minute.',
    untried: 'There is an address. Whether it leads here has not been tried yet.',
    untriedNext: 'Check now to be sure.',
    unneededBroken: 'No number needs it at the moment, so no message is lost.',
    detail: 'In its own words: {{detail}}',
    retry: 'Tried again {{when}}.',
    retryNow: 'Trying again now.',
    address: 'The address',
    noAddress: 'none at the moment',
    carrier: 'Carried by',
    proof: 'Test',
    proofWorks: 'A test went out through {{host}} and came back in {{took}} ms, {{when}}.',
    proofFromHere:
      'A test from this computer does not come back, as behind many routers. But real messages come in.',
    proofFailed: 'A test went out {{when}} and did not come back. It last worked {{lastWorked}}.',
    proofNeverWorked: 'A test went out {{when}} and did not come back. It has not worked yet.',
    proofNever: 'Not tried yet.',
    lastEvent: 'Last real message',
    lastEventNever: 'None has come through it yet.',
    check: 'Check now',
    restart: 'Start again',
    restartHelp: 'Gives this address up and gets a new one',
    copy: 'Copy the address',
    copied: 'Address copied',
  },
  carriers: {
    localtunnel: 'localtunnel',
    'cloudflare-quick': 'Cloudflare, quick tunnel',
    'cloudflare-named': 'Cloudflare, named tunnel',
    'own-domain': 'your own domain',
  },
  /** Why it does not work or cannot be told, and what to do. */
  reasons: {
    starting: {
      what: 'The address is being set up.',
      next: 'A new name takes up to a minute until everybody knows it. You need not wait here.',
    },
    off: { what: 'No address is chosen.', next: 'Choose one below.' },
    offline: {
      what: 'This computer has no internet at the moment.',
      next: 'Check the network cable or the Wi-Fi. Deskbell goes on by itself as soon as it is back.',
    },
    'program-missing': {
      what: 'Cloudflare’s program cloudflared is not on this computer.',
      next: 'Install it as shown below, or choose automatic: that works without it.',
    },
    'program-ended': {
      what: 'The program that carries the address has ended by itself.',
      next: 'Deskbell starts it again. If it keeps ending, choose another way below.',
    },
    'server-unreachable': {
      what: 'The server that lends the address does not answer.',
      next: 'Deskbell keeps trying. If it stays so, choose another way below.',
    },
    'server-refused': {
      what: 'The server that lends the address has refused.',
      next: 'It may be overloaded. Deskbell keeps trying; if it stays so, choose another way below.',
    },
    'token-refused': {
      what: 'Cloudflare does not accept the token of the tunnel.',
      next: 'Copy it again from the tunnel at Cloudflare and paste it below.',
    },
    'name-taken': {
      what: 'The server gave another address than the one before: somebody else has it now.',
      next: 'Deskbell tells your providers the new one. You need not do anything.',
    },
    'name-unknown': {
      what: 'Nobody on the internet knows the name of this address.',
      next: 'Check the spelling and the DNS entry of the name. A new entry needs up to an hour.',
    },
    'another-answers': {
      what: 'Something answers at this address, but it is not this Deskbell.',
      next: 'Check where the address leads: it must be {{local}} on this computer.',
    },
    'no-answer': {
      what: 'Nothing answers at this address.',
      next: 'Check that it leads to {{local}} on this computer and that nothing on the way is switched off.',
    },
    certificate: {
      what: 'The address has no valid certificate.',
      next: 'Providers refuse such an address. Renew the certificate on your server, or choose a Cloudflare way below.',
    },
    'not-from-here': {
      what: 'This computer cannot see the address from inside. From outside it may well work.',
      next: 'Many routers do this. Open the address on a phone without Wi-Fi, or wait for the next real message: that proves it.',
    },
  },
  /** What to do where the address is made anew by itself. */
  borrowed: {
    next: 'Deskbell gets a new address by itself. If that does not help, choose another way below.',
  },
  choose: {
    title: 'How the internet reaches this computer',
    text: 'Only what providers and booking services bring comes in through it. Your chats and these screens cannot be seen from outside.',
    fixed:
      'The address was given when Deskbell was started (--public-url), so it cannot be chosen here. To choose, start Deskbell without that option.',
    use: 'Use this',
    saved: 'Saved',
    recommended: 'Recommended',
    current: 'In use',
    required: 'Fill this in first.',
    failed: 'It was not changed.',
  },
  kinds: {
    automatic: {
      title: 'Automatic',
      text: 'Nothing to set up, no account. The address changes now and then; Deskbell tells your providers each time.',
      withProgram: 'Takes Cloudflare’s quick tunnel: its program is on this computer.',
      withoutProgram:
        'Takes localtunnel, because Cloudflare’s program is not on this computer. Messages travel unencrypted between here and localtunnel’s server. Install the program to avoid that:',
    },
    localtunnel: {
      title: 'localtunnel',
      text: 'Free, nothing to install. But between this computer and its server messages travel unencrypted, it is at times overloaded, and the address may change.',
      server: 'Server',
      serverHelp: 'Empty: the public one. With a server of your own: its address.',
    },
    'cloudflare-quick': {
      title: 'Cloudflare, quick',
      text: 'Free, encrypted, no account. Needs Cloudflare’s program. The address is another one after each start; Deskbell tells your providers.',
    },
    'cloudflare-named': {
      title: 'Cloudflare, with your own name',
      text: 'Free, encrypted, and the address stays for good. Needs an account and a domain at Cloudflare, and their program. Best for a shop that stays.',
    },
    'own-domain': {
      title: 'Own domain',
      text: 'You have a server or a router that leads an https address to this computer, with a valid certificate.',
      url: 'Address',
      urlHelp: 'As the internet sees it, such as https://desk.your-shop.com',
      leads:
        'Everything that is asked of it must be passed on to <local/> on this computer, with path and headers as they came.',
    },
    none: {
      title: 'None',
      text: 'Deskbell asks the provider for news, nobody calls here. Only Green API can be asked.',
      fine: 'All your numbers can do that.',
      silent: 'Would get nothing: {{numbers}}.',
      switchable_one: '{{numbers}} waits to be called now: choose “{{action}}” in its menu under Numbers.',
      switchable_other:
        '{{numbers}} wait to be called now: choose “{{action}}” in their menus under Numbers.',
    },
  },
  program: {
    found: 'Cloudflare’s program is on this computer:',
    missing:
      'Cloudflare’s program is not on this computer yet. Open a terminal and paste the line of your system:',
    windows: 'Windows',
    mac: 'macOS',
    linux: 'Debian, Ubuntu',
    copy: 'Copy the line for {{system}}',
    copied: 'Copied',
    again: 'Look again',
    elsewhere: 'It lies somewhere else',
    path: 'Where cloudflared lies',
    pathHelp: 'Empty: Deskbell looks for it.',
  },
  named: {
    title: 'At Cloudflare, five minutes:',
    open: 'Open <dashboard>one.dash.cloudflare.com</dashboard> → Networks → Connectors (in older accounts: Tunnels) → Create a tunnel → Cloudflared.',
    name: 'Give it any name, such as “deskbell”, and save.',
    token:
      'Cloudflare shows a command with a long token. Do not run it: copy it whole and paste it below. Deskbell runs the tunnel itself.',
    route:
      'On the next page, as public hostname choose a subdomain of your domain, such as desk.your-shop.com. Service: type HTTP, URL <service/>',
    copyService: 'Copy the URL of the service',
    hostname: 'Hostname',
    hostnameHelp: 'As chosen at Cloudflare, such as desk.your-shop.com',
    tokenField: 'Token',
    tokenHelp: 'Paste the whole command: Deskbell finds the token in it. It is kept secret on this computer.',
    tokenKept: 'A token is kept. Paste another one to replace it.',
  },
  /** What the core refuses, field by field. */
  problems: {
    url: 'Providers cannot call this. It must be a short https address without password and “?”, such as https://desk.your-shop.com',
    server: 'This is not the address of a server. It looks like https://localtunnel.me',
    hostname: 'Only the name, without https:// and without what follows it: desk.your-shop.com',
    token:
      'There is no token in this. Copy the whole command from Cloudflare: the token in it begins with “eyJ”.',
    program: 'There is no program at this place. Give the whole path, or leave it empty.',
  },
  confirm: {
    title: 'Change the public address?',
    depends_one: '{{count}} number depends on the present address: {{numbers}}.',
    depends_other: '{{count}} numbers depend on the present address: {{numbers}}.',
    moves:
      'Deskbell tells their providers the new address by itself; that takes up to a minute. What customers write meanwhile:',
    stops: 'Without an address they get no messages at all. What customers write then:',
    lost: 'to {{numbers}}: does not arrive, and Wazzup24 does not repeat it; look at the phone',
    day: 'to {{numbers}}: waits at Green API, for 24 hours at most',
    week: 'to {{numbers}}: waits at Meta, for 7 days at most',
    change: 'Change it',
    without: 'Go without an address',
    restartTitle: 'Give this address up?',
    restart: 'Get a new one',
  },
  told: {
    title: 'What your providers know',
    text: 'Deskbell tells each provider the address and again whenever it changes.',
    set: 'Told',
    setting: 'Being told',
    failed: 'Not told',
    waiting: 'Waits',
    setAt: '{{provider}} calls the present address. Told {{when}}.',
    settingNow: '{{provider}} is being told the address.',
    failedWhy: '{{provider}} could not be told: messages to this number do not arrive.',
    waitingFor: '{{provider}} is told as soon as the address works.',
    toNumbers: 'To the numbers',
  },
  history: {
    title: 'Latest changes',
    up: 'Address there',
    down: 'Broken',
    off: 'Switched off',
    starting: 'Being set up',
  },
} as const;
