/**
 * What other programs may post: words of the public page `/docs` and of the table of fields in the app. The public
 * listener prints them as they are, so none has a variable.
 */
export const hookDocs = {
  title: 'Addresses for other programs',
  lead: 'At this address a shop takes bookings and messages with Deskbell. This page says what may be sent to it. Nothing about customers can be read here.',
  otherLanguage: 'По-русски',
  machineReadable: 'The same for programs: OpenAPI',
  bookings: {
    title: 'Send a booking',
    text: 'Ask the shop for its booking address: it ends in a long secret that nobody can guess. Post one JSON body for each visit.',
    rules: {
      again:
        'When something changes, post the visit again with the same externalId: another time, "state": "cancelled", "paid": true.',
      repeat: 'The same content again changes nothing, so a post without an answer may simply be repeated.',
      left: 'A field that is left out stays as it was; null empties it. Unknown fields do no harm.',
      withoutId: 'Without externalId every post is a new visit, and it cannot be changed from outside later.',
      phone:
        'A phone needs its country code; without one it is read as a phone of the shop’s country. It decides who gets the messages.',
    },
    fields: 'Fields',
    needed: 'needed',
    request: 'An example',
    taken: 'Taken: 202 with the visit',
    refused: 'Not taken: 422 says which field does not fit',
  },
  fieldColumns: { name: 'Field', kind: 'Written as', meaning: 'Meaning' },
  fields: {
    contactPhone: 'The customer’s phone with its country code.',
    contactName: 'How the customer is called.',
    service: 'What was booked, as the customer should read it.',
    startsAt: 'When the visit begins.',
    endsAt: 'When it ends.',
    externalId: 'Your own id of the visit. It finds the visit again when it changes.',
    timeZone: 'In which zone times are told to the customer; the shop’s when left out.',
    state: 'booked, cancelled, done or no-show; booked when left out.',
    paid: 'Whether the visit is paid.',
    staff: 'Who serves the customer.',
    place: 'Where it is, when there is more than one place.',
    resource: 'The room, chair or table.',
    number: 'What the shop calls the visit, such as №180.',
    link: 'Where the customer can see or change the visit.',
    comment: 'What the customer wrote, or a note for the shop.',
    price: 'In whole units, such as 45 or 45.50.',
    currency: 'Of the price.',
    previousExternalId: 'The id before a reschedule, if your service gives a new one then.',
  },
  kinds: {
    text: 'text',
    phone: 'text, such as +49 151 12345678',
    instant: 'ISO 8601 with offset, such as 2026-11-21T15:00:00+01:00',
    zone: 'IANA name, such as Europe/Berlin',
    link: 'http or https address',
    amount: 'number',
    currency: 'three letters, such as EUR',
    state: 'one of four words',
    yesNo: 'true or false',
  },
  torrow: {
    title: 'Addresses of Torrow',
    text: 'An address made for hooks.torrow.net works here too: change the host to that of this page and leave everything else. The id and the key in it must be those of a number that the shop has connected.',
    check: 'Opened in a browser it says whether everything in it can be read.',
    send: 'Posted to, it takes the order and sends the message. Everything is answered in Torrow’s own form, with a Status.',
  },
  own: {
    title: 'Set by Deskbell itself',
    text: 'Providers of WhatsApp call these. Deskbell gives them the address by itself; nobody has to copy it.',
    meta: 'Meta: a question with the right token first, then updates signed with the app’s secret.',
    greenApi: 'Green API: notifications with the webhook token in Authorization.',
    wazzup24: 'Wazzup24: the secret is part of the address.',
    file: 'A file that is just being sent, for a few minutes and under a secret.',
    proof: 'Deskbell itself asks here whether its public address leads to this computer.',
    alive: 'A sign of life, for whoever watches over the connection.',
  },
  answers: {
    title: 'What an answer means',
    columns: { status: 'Answer', meaning: 'Meaning', next: 'What to do' },
    rows: {
      '200': { meaning: 'Taken and kept.', next: 'Nothing.' },
      '202': { meaning: 'The booking was taken.', next: 'Nothing. The id in the answer is the visit’s.' },
      '401': {
        meaning: 'The token, the signature or the key is missing or wrong.',
        next: 'Compare it with what the shop sees in Deskbell.',
      },
      '403': { meaning: 'The verify token is wrong.', next: 'Set the address up again in Deskbell.' },
      '404': {
        meaning: 'There is nothing here, or the secret in the address is wrong.',
        next: 'Ask the shop for its present address: it may have been renewed.',
      },
      '413': { meaning: 'The body is larger than 5 MB.', next: 'Send one visit at a time.' },
      '415': {
        meaning: 'The body was not announced as JSON.',
        next: 'Send the header Content-Type: application/json.',
      },
      '422': {
        meaning: 'The booking cannot be read.',
        next: 'The answer names each field and what is wrong with it. Correct it and post again.',
      },
      '429': {
        meaning: 'Too many requests without the right secret or token.',
        next: 'Wait as many seconds as Retry-After says. Right requests are never held up.',
      },
      '503': {
        meaning: 'It could not be kept just now.',
        next: 'Send it again in a minute; a repeat changes nothing.',
      },
    },
    none: 'No answer at all: the shop’s computer is switched off or has no internet. Try again later.',
  },
};
