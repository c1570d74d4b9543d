/** New versions. */
export const updates = {
  title: 'Updates',
  current: 'Deskbell is up to date.',
  looked: 'Looked {{when}}.',
  soon: 'Deskbell looks for newer versions soon after it starts.',
  checking: 'Looking for a newer version…',
  offline: 'No connection to look for a newer version.',
  failed: 'An update did not work just now.',
  again: 'Deskbell tries again by itself.',
  downloading: 'Version {{version}} is being downloaded.',
  percent: '{{percent}}%',
  ready: 'Version {{version}} is ready.',
  readyHow:
    'It is installed when you quit Deskbell, or now: that takes less than a minute. What is just being sent is sent first.',
  byHand: 'Version {{version}} is out.',
  byHandHow:
    'Here Deskbell does not install it by itself. Download it and install it over this one; your data stays.',
  stuck: 'Deskbell could not update itself several times.',
  stuckHow: 'Get the newest version from the download page and install it over this one; your data stays.',
  off: 'This Deskbell does not look for newer versions: it was built from its sources, or something else on this computer keeps it up to date.',
  check: 'Look now',
  restart: 'Restart now',
  page: 'Open the download page',
  channel: 'Which versions',
  stable: 'Proven',
  early: 'Early',
  stableHelp: 'Versions that others have already worked with for a while.',
  earlyHelp:
    'New things sooner, now and then with a rough edge. Going back to proven ones waits for the next of them.',
  banner: { text: 'Version {{version}} of Deskbell is ready.', later: 'Later' },
} as const;
