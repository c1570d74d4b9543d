/** Words that every screen uses. */
export const basics = {
  /** What a provider has said, word for word. */
  providerWords: 'The provider’s own words: “{{said}}”',
  /** The same where it may have been the network. */
  verbatim: 'Word for word: “{{said}}”',
  tryAgain: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  saved: 'Saved',
  saving: 'Saving…',
  notSaved: 'Not saved',
  copy: 'Copy',
  copied: 'Copied',
  back: 'Back',
  next: 'Next',
  done: 'Done',
  more: 'More',
  loading: 'Loading…',
  later: {
    title: 'This part of Deskbell did not load',
    next: 'Deskbell may not be running, or it was updated while this page was open. Check that it runs on its computer, then try again.',
  },
  stumbled: {
    title: 'This page has stumbled',
    next: 'Your messages are safe, and Deskbell goes on working. Try again; if it stays, reload the page.',
  },
  state: { works: 'Works', broken: 'Broken', unknown: 'Cannot tell' },
  errors: {
    unreachable: {
      title: 'Deskbell did not answer',
      next: 'Nothing was changed as far as we can tell. Check that Deskbell is running on its computer, then try again.',
    },
    unauthorized: { title: 'You are signed out here', next: 'Sign in again to go on.' },
    notFound: { title: 'This is not there any more', next: 'It may have been removed in another window.' },
    conflict: {
      title: 'Something else was quicker',
      next: 'Things have changed meanwhile. Look again, then repeat it.',
    },
    invalid: { title: 'Something is not filled in right', next: 'Check what is filled in, then repeat it.' },
    tooMany: { title: 'That was too fast', next: 'Wait a moment, then try again.' },
    diskFull: {
      title: 'The disk is full',
      next: 'This could not be kept. Nothing that was received is lost. Free some space on the Deskbell computer, then try again.',
    },
    internal: {
      title: 'Something went wrong inside Deskbell',
      next: 'Your messages are safe. Try again; if it stays, the log on the Deskbell computer has the details.',
    },
  },
} as const;
