/** Message templates at Meta, and the 24 hours in which a customer may be answered freely. */
export const metaTemplates = {
  tabs: { label: 'Texts and templates', texts: 'Texts', meta: 'At Meta' },
  list: {
    label: 'Templates at Meta',
    search: 'Search the templates',
    searchPlaceholder: 'Search',
    searchClear: 'Empty the search',
    readAgain: 'Read again from Meta',
    reading: 'Reading from Meta…',
    readAt: 'Read from Meta {{ago}}',
    neverRead: 'Not read from Meta yet',
    trouble: "Meta's templates could not be read: {{reason}}",
    troubleNext: 'What you see may be out of date. Nothing that was approved is lost. Try again in a minute.',
    loadFailed: 'The templates could not be loaded',
    nothing: 'No template fits “{{query}}”',
    nothingNext: 'Search for a part of its name or of its words.',
    none: 'No templates at Meta yet',
    noneNext:
      'Open one of your texts and submit it there. Once Meta has approved it, it can be sent after the 24 hours, too.',
    noneAction: 'To the texts',
    choose: 'Choose a template',
    chooseText:
      'When a customer has been silent for more than 24 hours, WhatsApp takes only these, and only approved ones.',
  },
  back: 'Back to the templates',
  gone: {
    title: 'This template is not there any more',
    text: 'It was removed at Meta, or its number was disconnected.',
    action: 'To the templates',
  },
  noMeta: {
    title: 'No number of Meta is connected',
    text: 'Templates belong to numbers that are connected through Meta. The others may always answer freely.',
    action: 'To the texts',
  },
  status: {
    approved: 'Approved',
    pending: 'In review',
    rejected: 'Rejected',
    paused: 'Paused',
    disabled: 'Disabled',
    appeal: 'Appealed',
    'limit-exceeded': 'Too many',
    archived: 'Archived',
    deleted: 'Removed',
    unknown: 'Not known',
  },
  /** What a status means and what to do. */
  means: {
    approved: 'It can be sent at any time.',
    pending: 'Meta is looking at it. That takes minutes, sometimes a day. Until then it cannot be sent.',
    rejected: 'Meta has not accepted it, so it cannot be sent. Change your text and submit it again.',
    paused:
      'Customers found it unwelcome, so Meta has stopped it for some hours. It comes back by itself; if that happens again and again, Meta disables it.',
    disabled:
      'Meta has stopped it for good because customers found it unwelcome. Write a text that they expect, and submit it under another name.',
    appeal: "Somebody has objected to Meta's decision. Until Meta has answered, it cannot be sent.",
    'limit-exceeded':
      'This account has more templates than Meta allows, so this one cannot be sent. Remove some in the WhatsApp Manager.',
    archived: 'It was put away in the WhatsApp Manager and cannot be sent. Bring it back there.',
    deleted: 'It was removed at Meta and cannot be sent. Its name can be used again after 30 days.',
    unknown:
      'Meta tells a state that this version of Deskbell does not know. Look at the template in the WhatsApp Manager.',
  },
  /** By Meta's codes. */
  reason: {
    label: "Meta's reason",
    ABUSIVE_CONTENT: 'Meta reads it as threatening or insulting. Say it more kindly.',
    INVALID_FORMAT:
      'Something about its form is not allowed. Often a value stands at the very beginning or end, or two stand side by side.',
    INCORRECT_CATEGORY:
      'It reads like another category than the one it was submitted under. Take out what advertises, or submit it as advertising.',
    TAG_CONTENT_MISMATCH:
      'Its language or its category does not fit the words. Check in which language it is written, and whether it advertises.',
    PROMOTIONAL: 'It reads like advertising. Take out offers and invitations, or submit it as advertising.',
    SCAM: 'Meta takes it for an attempt at fraud. Take out requests for money or personal details, and links that hide where they lead.',
    LOCKED: 'Meta has locked it. Look at it in the WhatsApp Manager.',
    FIRST_PAUSE: 'Paused for three hours, because customers complained about it.',
    SECOND_PAUSE:
      'Paused for six hours, because customers complained about it again. The next time Meta disables it.',
    RATE_LIMITING_PAUSE: 'Paused, because too much was sent with it. Send less of it.',
    UNPAUSE: 'The pause is over.',
    DISABLED: 'Customers complained about it too often.',
    other: 'In its own words: {{reason}}',
  },
  category: {
    utility: 'About a visit',
    marketing: 'Advertising',
    authentication: 'Sign-in code',
    unknown: 'Other',
  },
  quality: {
    label: 'How customers take it',
    green: 'Well',
    yellow: 'Mixed',
    red: 'Badly: Meta may pause it',
    unknown: 'Too early to say',
  },
  detail: {
    account: 'Account',
    submitted: 'Name at Meta',
    what: 'What the customer gets',
    whatHelp: 'With the examples that Meta was given.',
    buttons: 'Buttons',
    cannotSend: 'Deskbell cannot send this one',
    cannotSendNext:
      'There is a file on top of it, or a button of a kind that Deskbell does not know. The WhatsApp Manager can still send it.',
    standsFor: 'Stands in for',
    standsForHelp:
      'When the 24 hours are over, Deskbell sends this template in place of the text that you choose here.',
    standsForNone: 'No text: only sent by hand',
    outdated: 'Your text has changed since it was submitted. Customers still get the approved wording.',
    openText: 'Open “{{name}}”',
    variables: 'What is filled in',
    variablesHelp: 'Choose what stands in each place. What is left open, a person types before sending.',
    noVariables: 'Nothing: every customer gets the same words.',
    byHand: 'A person types it',
    place: { header: 'in the heading', body: 'in the text', button: 'in a button' },
    example: 'for example: {{example}}',
    fills: 'What fills {{key}}',
    ownChoice: 'As in your text: {{code}}',
  },
  block: {
    title: 'For Meta, after 24 hours',
    help: 'When a customer has been silent for 24 hours, WhatsApp takes this text only as a template that Meta has approved.',
    state: {
      none: 'Not submitted',
      missing: 'No text yet',
      outdated: 'The text has changed since',
    },
    problems_one: '{{count}} thing to change',
    problems_other: '{{count}} things to change',
    outdatedNext:
      'Customers still get the approved wording. Submit the new one, so that they get what you have written.',
    noneNext:
      'After 24 hours this message cannot be delivered. Submit it, and Meta lets it through once it is approved.',
    problemsNext: 'After 24 hours this message cannot be delivered, and Meta would refuse it as it is.',
    saveFirst: 'Save the text first: Meta gets it as it is saved.',
    values: 'What differs for each customer',
    submit: 'Submit to Meta',
    submitAgain: 'Submit the new wording',
    open: 'More about it',
    loadFailed: 'It could not be worked out how Meta would get it.',
    errorsFirst: 'Change the text first.',
  },
  problems: {
    label: 'What to know before it goes to Meta',
    'condition-not-possible':
      'Meta has no parts that come and go, so every customer gets the same one. Look at the preview. It is about “{{detail}}”.',
    'value-fixed': '“{{detail}}” is written in as it is now. When it changes, submit the text again.',
    'part-left-out':
      'The line with “{{detail}}” is not in it: few customers would get it, or Meta would refuse it.',
    'may-be-empty':
      '“{{detail}}” may be empty, and Meta wants a value: customers without one get a stand-in.',
    'variable-at-edge':
      'Meta takes no value at the very beginning or end. Put a word before or after “{{detail}}”.',
    'variables-adjacent': 'Two values stand side by side. Put a word before “{{detail}}”.',
    'too-many-variables':
      'There are too many values ({{detail}}) for so few words. Write more around them, or take some out.',
    'body-too-long': 'It is too long: Meta takes 1,024 characters, and this has {{detail}}. Shorten it.',
    'too-many-line-breaks': 'Too many empty lines follow one another. Leave one at most.',
    'too-many-emoji': 'Meta takes at most ten emoji, and this has {{detail}}. Take some out.',
    'link-in-variable':
      'A whole link is filled in by “{{detail}}”. Meta often refuses that. Write the fixed part of the link into the text.',
    'looks-like-marketing':
      '“{{detail}}” reads like advertising: Meta may count it as such, at another price. Take it out, or submit it as advertising.',
    empty: 'There is nothing in it that could be submitted.',
    'name-taken': 'There is a template of the name “{{detail}}” already. Choose another name.',
  },
  submit: {
    title: 'Submit “{{name}}” to Meta',
    lead: 'In {{language}}. Meta answers within minutes, sometimes a day.',
    account: 'Account',
    name: 'Name at Meta',
    nameHelp: 'Small Latin letters, digits and _. Customers never see it.',
    nameWrong: 'Only small Latin letters, digits and _ are possible.',
    nameEmpty: 'Give it a name.',
    category: 'What is it?',
    utility: 'About a visit',
    utilityHelp: 'Confirmations, reminders. Usually costs less.',
    marketing: 'Advertising',
    marketingHelp: 'Offers, news, invitations. Usually costs more, and Meta limits how many a customer gets.',
    cost: 'Meta charges you for templates, at its own prices. They depend on the country and changed in October 2026: look them up in the WhatsApp Manager.',
    replaces:
      'This template is approved. It gets the new wording, and cannot be sent until Meta has looked at that. Under another name, the old wording stays in use meanwhile.',
    confirm: 'Submit',
    done: 'Submitted. Meta is looking at it.',
    refused: 'Not sent. Meta refused it and says: {{said}}',
    failed: 'It was not submitted: {{reason}}',
  },
  /** Above and in place of the composer. */
  window: {
    until: 'You can answer freely until {{time}}',
    last_one: 'Only {{count}} minute left: you can answer freely until {{time}}',
    last_other: 'Only {{count}} minutes left: you can answer freely until {{time}}',
    closedTitle: '24 hours have passed',
    closed:
      "WhatsApp lets you answer freely for 24 hours after the customer's last message. Send an approved template instead.",
    draftKept: 'Your draft is kept for when the customer writes: “{{text}}”',
    fileKept: 'Your file is kept, too: {{name}}',
    choose: 'Choose a template',
    nowClosed:
      "24 hours have passed since the customer's last message. Only an approved template can be sent now.",
    nowOpen: 'The customer has written. You can answer freely again.',
  },
  /** The choice of a template in a chat. */
  offer: {
    title: 'Send a template',
    send: 'Send',
    action: 'Send a template',
    search: 'Search the templates',
    list: 'Approved templates',
    loading: 'Loading…',
    nothing: 'No template fits “{{query}}”.',
    none: 'There is no approved template yet',
    noneNext:
      'Submit one of your texts to Meta. Once it is approved, which takes minutes, sometimes a day, you can send it here.',
    noneAction: 'To the texts',
    inReview_one: '{{count}} template is in review at Meta.',
    inReview_other: '{{count}} templates are in review at Meta.',
    manage: 'Templates at Meta',
    preview: 'What the customer gets',
    fillIn: 'Not known here: fill it in',
    place: 'Place {{key}}',
    change: 'Change the values',
    changeOthers: 'Change the other values',
    missing_one: '{{count}} value is missing.',
    missing_other: '{{count}} values are missing.',
    fillFailed: 'It could not be filled in: {{reason}}',
    notSent: 'It was not sent: {{reason}}',
  },
} as const;
