/** Starting, closing, quitting; what the app says about itself on this computer. */
export const life = {
  start: {
    title: 'Deskbell cannot start',
    taken:
      'Deskbell is running already with the data in {{folder}}, but without a window: perhaps for another user of this computer, or started from a terminal.\n\nStop it first, then start Deskbell again.',
    foreign:
      'The folder {{folder}} belongs to another user of this computer. Deskbell does not put customers’ messages there.',
    unusable:
      'Deskbell may not write in the folder {{folder}}, or the disk is not there.\n\nMake sure that the disk is connected and that this user may write to it, then start Deskbell again.',
    future:
      'The data on this computer was written by a newer Deskbell. Nothing has been changed.\n\nInstall the newest version, then everything is there again.',
    damaged:
      'The database cannot be read: the file is damaged, or it belongs to another program. Nothing has been changed.\n\nRestore a backup into the data folder, or move deskbell.db away to begin with an empty one.',
    option: 'Deskbell was started with an option that cannot be:\n\n{{detail}}',
    other: '{{detail}}',
    unknown:
      'Something unexpected happened. Your messages are safe.\n\nTry once more; restart the computer if that does not help.',
    unknownWritten:
      'Something unexpected happened. Your messages are safe.\n\nTry once more; restart the computer if that does not help. The details are in\n{{file}}',
  },
  tray: {
    title: 'Deskbell keeps running',
    win32: 'It keeps receiving and sending. Open it again with the bell next to the clock.',
    darwin: 'It keeps receiving and sending. Open it again with the bell in the menu bar.',
    linux:
      'It keeps receiving and sending. Open it again with the bell in the tray, or simply start Deskbell once more.',
  },
  quit: {
    due_one: '{{count}} message falls due by {{when}}.',
    due_other: '{{count}} messages fall due by {{when}}.',
    dueMany: 'More than {{count}} messages fall due by {{when}}.',
    detail: 'Messages leave only while Deskbell runs. In the tray it stays out of your way.',
    keep: 'Keep in the tray',
    quit: 'Quit',
  },
  settings: {
    lost: 'The settings of this computer could not be read',
    lostDetail:
      'Deskbell has started with the usual ones: toasts, start at login, closing, the time until it locks. Numbers, chats, bookings and the PIN are as they were. Please look through the settings once.',
    close: 'Close',
    look: 'Open the settings',
  },
  crash: {
    ended: 'Deskbell ended unexpectedly',
    endedDetail: 'When: {{when}}. Everything was kept, and it works again.',
    logs: 'Open logs',
    close: 'Close',
    page: 'The window keeps failing',
    pageDetail: 'Deskbell still receives and sends in the background; only its window cannot be shown.',
    again: 'Try again',
    quit: 'Quit',
    stuck: 'The window does not answer',
    stuckDetail: 'Deskbell still receives and sends in the background.',
    wait: 'Wait',
    reload: 'Load it again',
  },
  edit: {
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    noSuggestions: 'No suggestions',
    learn: 'Add to the dictionary',
  },
  menu: {
    about: 'About Deskbell',
    settings: 'Settings…',
    services: 'Services',
    hide: 'Hide Deskbell',
    hideOthers: 'Hide others',
    showAll: 'Show all',
    quit: 'Quit Deskbell',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    view: 'View',
    larger: 'Larger',
    smaller: 'Smaller',
    actualSize: 'Actual size',
    fullScreen: 'Full screen',
    window: 'Window',
    minimise: 'Minimise',
    zoom: 'Zoom',
    close: 'Close',
    front: 'Bring all to front',
    show: 'Deskbell',
  },
} as const;
