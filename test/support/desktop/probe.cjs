/**
 * Required before the app (`-r probe.cjs`), by the Electron double and by the real binary alike. Electron has no getter for
 * what a tray or a toast shows and no way to click one: this notes what the app asks for, through public prototypes,
 * and plays the person. Specs speak to it through `launchDesktop`.
 */
const { createHash } = require('node:crypto');
const electron = require('electron');

const { app, BrowserWindow, Notification, Tray, clipboard, dialog, powerMonitor, screen, shell } = electron;

// The app's command line is its own.
const at = process.argv.indexOf(__filename);
if (at > 1) process.argv.splice(at - 1, 2);

const calls = [];
const answers = new Map();
const toasts = [];
let tray = null;
let overlay = null;

function imageFacts(image) {
  const picture = typeof image === 'string' ? electron.nativeImage.createFromPath(image) : image;
  return {
    ...picture.getSize(),
    isEmpty: picture.isEmpty(),
    isTemplate: picture.isTemplateImage(),
    scaleFactors: picture.getScaleFactors(),
    digest: createHash('sha256').update(picture.toPNG()).digest('hex').slice(0, 16),
  };
}

/** What can cross to the spec: pictures as facts, windows and functions by name. */
function plain(value) {
  if (typeof value === 'function') return '[function]';
  if (typeof value !== 'object' || value === null) return value;
  if (typeof value.toPNG === 'function') return imageFacts(value);
  if (value instanceof BrowserWindow) return `[window ${value.id}]`;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry)]));
}

/** Notes each call; what it then does is `instead`, or what it always did. */
function note(owner, ownerName, names, instead) {
  for (const name of names) {
    const original = owner[name];
    const whole = `${ownerName}.${name}`;
    owner[name] = function (...values) {
      calls.push({ name: whole, values: values.map(plain) });
      if (answers.has(whole)) {
        const answer = answers.get(whole);
        return name.endsWith('Sync') || name === 'showErrorBox' ? answer : Promise.resolve(answer);
      }
      return instead === undefined ? original.apply(this, values) : instead(...values);
    };
  }
}

note(app, 'app', [
  'setBadgeCount',
  'setLoginItemSettings',
  'setAsDefaultProtocolClient',
  'quit',
  'exit',
  'focus',
]);
note(app, 'app', ['relaunch'], () => undefined);
note(shell, 'shell', ['openExternal'], () => Promise.resolve());
note(shell, 'shell', ['openPath'], () => Promise.resolve(''));
note(shell, 'shell', ['showItemInFolder', 'beep'], () => undefined);
note(dialog, 'dialog', [
  'showMessageBox',
  'showOpenDialog',
  'showSaveDialog',
  'showMessageBoxSync',
  'showErrorBox',
]);
note(clipboard, 'clipboard', ['writeText']);
note(BrowserWindow.prototype, 'BrowserWindow', ['flashFrame', 'setProgressBar', 'setContentProtection']);

const patch = (owner, name, before) => {
  const original = owner[name];
  owner[name] = function (...values) {
    before(this, ...values);
    return original.apply(this, values);
  };
};
const shown = (instance) => {
  if (tray?.instance !== instance) tray = { instance, toolTip: '', title: '', image: null, menu: null };
  return tray;
};
patch(Tray.prototype, 'setImage', (instance, image) => (shown(instance).image = imageFacts(image)));
patch(Tray.prototype, 'setToolTip', (instance, toolTip) => (shown(instance).toolTip = toolTip));
patch(Tray.prototype, 'setTitle', (instance, title) => (shown(instance).title = title));
patch(Tray.prototype, 'setContextMenu', (instance, menu) => (shown(instance).menu = menu));
patch(Tray.prototype, 'destroy', (instance) => (tray = tray?.instance === instance ? null : tray));
patch(BrowserWindow.prototype, 'setOverlayIcon', (_window, image, description) => {
  overlay = image === null ? null : { image: imageFacts(image), description };
});
patch(Notification.prototype, 'show', (instance) => {
  const known = toasts.find((toast) => toast.instance === instance);
  if (known !== undefined) {
    known.isShown = true;
    return;
  }
  const toast = { instance, isShown: true, at: toasts.length };
  toasts.push(toast);
  instance.on('close', () => (toast.isShown = false));
});
patch(Notification.prototype, 'close', (instance) => {
  for (const toast of toasts) if (toast.instance === instance) toast.isShown = false;
});
const hide = (matches) => {
  for (const toast of toasts) if (matches(toast.instance)) toast.isShown = false;
};
patch(Notification, 'remove', (_class, id) => hide((one) => [id].flat().includes(one.id)));
patch(Notification, 'removeGroup', (_class, groupId) => hide((one) => one.groupId === groupId));
patch(Notification, 'removeAll', () => hide(() => true));

let grants = null;
// Before the app's own `whenReady`: only then there is a session, and the app has not touched it yet.
app.once('ready', () => {
  const session = Object.getPrototypeOf(electron.session.defaultSession);
  patch(session, 'setPermissionRequestHandler', (_session, handler) => (grants = handler));
});

function menuFacts(menu) {
  return (menu?.items ?? [])
    .filter(({ visible }) => visible)
    .map((item) => ({
      id: item.id ?? '',
      label: item.label,
      sublabel: item.sublabel ?? '',
      type: item.type,
      enabled: item.enabled,
      checked: item.checked,
      role: item.role ?? null,
      items: item.submenu ? menuFacts(item.submenu) : [],
    }));
}

function toastFacts({ instance }) {
  const { id, groupId, groupTitle, title, subtitle, body, silent, hasReply, replyPlaceholder } = instance;
  const { timeoutType, urgency, actions, closeButtonText, toastXml } = instance;
  return plain({
    ...{ id, groupId, groupTitle, title, subtitle, body, silent, hasReply, replyPlaceholder },
    ...{ timeoutType, urgency, actions, closeButtonText, toastXml },
  });
}

/** The newest toast on the screen that says this: a part of its title or body, or facts that must agree. */
function findToast(match) {
  const fits = ({ instance }) =>
    typeof match === 'string'
      ? `${instance.title}\n${instance.body}`.includes(match)
      : Object.entries(match).every(([key, value]) => instance[key] === value);
  const found = toasts.filter((toast) => toast.isShown && fits(toast)).at(-1);
  if (found === undefined) {
    const there = toasts.filter((toast) => toast.isShown).map(({ instance }) => instance.title);
    throw new Error(`No toast is shown that says ${JSON.stringify(match)}; shown: ${JSON.stringify(there)}`);
  }
  return found;
}

/** What a person does with a toast; it leaves the screen then, as toasts do. */
function act(match, event, details, ...values) {
  const toast = findToast(match);
  toast.isShown = false;
  toast.instance.emit(
    event,
    { ...details, preventDefault: () => undefined, defaultPrevented: false },
    ...values,
  );
}

function wholeDisplay(display, position) {
  const base = electron.screen.getPrimaryDisplay();
  const bounds = display.bounds ?? base.bounds;
  const workArea = display.workArea ?? bounds;
  const size = ({ width, height }) => ({ width, height });
  return {
    ...base,
    id: position + 1,
    ...display,
    bounds,
    workArea,
    size: size(bounds),
    workAreaSize: size(workArea),
  };
}

const overlapOf = (a, b) =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));
const holds = ({ bounds }, { x, y }) =>
  x >= bounds.x && y >= bounds.y && x < bounds.x + bounds.width && y < bounds.y + bounds.height;

globalThis.__probe = {
  tray: () => {
    if (tray === null) return null;
    const { toolTip, title, image, menu } = tray;
    return { toolTip, title, image, menu: menuFacts(menu) };
  },
  clickTray: (event = 'click') => {
    if (tray === null) throw new Error('No tray is shown');
    tray.instance.emit(event, { altKey: false }, tray.instance.getBounds(), { x: 0, y: 0 });
  },
  clickTrayItem: (labelOrPath) => {
    let menu = tray?.menu ?? null;
    let item = null;
    for (const part of [labelOrPath].flat()) {
      item =
        menu?.items.find(({ id, label, visible }) => visible && (label === part || (id ?? '') === part)) ??
        null;
      if (item === null)
        throw new Error(
          `No line of the tray's menu is ${part}: ${menuFacts(menu).map(({ label }) => label)}`,
        );
      menu = item.submenu ?? null;
    }
    if (!item.enabled) throw new Error(`${item.label} cannot be clicked: it is disabled`);
    item.click({}, BrowserWindow.getFocusedWindow() ?? undefined, undefined);
  },
  notifications: () => toasts.filter(({ isShown }) => isShown).map(toastFacts),
  allNotifications: () => toasts.map(toastFacts),
  clickNotification: (match) => act(match, 'click', {}),
  replyToNotification: (match, text) => act(match, 'reply', { reply: text }, text),
  actOnNotification: (match, index) =>
    act(match, 'action', { actionIndex: index, selectionIndex: -1 }, index, -1),
  closeNotification: (match) => act(match, 'close', { reason: 'userCanceled' }),
  badge: () => calls.findLast(({ name }) => name === 'app.setBadgeCount')?.values[0] ?? app.getBadgeCount(),
  overlay: () => overlay,
  calls: (name) => calls.filter((call) => call.name === name).map(({ values }) => values),
  answer: (name, value) => void answers.set(name, value),
  emitPower: (event) => void powerMonitor.emit(event),
  setIdle: (seconds, state = 'active') => {
    powerMonitor.getSystemIdleTime = () => seconds;
    powerMonitor.getSystemIdleState = (threshold) =>
      state === 'active' && seconds >= threshold ? 'idle' : state;
  },
  setDisplays: (list) => {
    const before = screen.getAllDisplays();
    const now = list.map(wholeDisplay);
    screen.getAllDisplays = () => now;
    screen.getPrimaryDisplay = () => now[0];
    screen.getDisplayMatching = (rectangle) =>
      now.toSorted((a, b) => overlapOf(b.bounds, rectangle) - overlapOf(a.bounds, rectangle))[0];
    screen.getDisplayNearestPoint = (point) => now.find((display) => holds(display, point)) ?? now[0];
    const known = (displays, { id }) => displays.find((display) => display.id === id);
    for (const display of before) if (!known(now, display)) screen.emit('display-removed', {}, display);
    for (const display of now) {
      if (!known(before, display)) screen.emit('display-added', {}, display);
      else screen.emit('display-metrics-changed', {}, display, ['bounds', 'workArea', 'scaleFactor']);
    }
  },
  permission: (name, requestingUrl) => {
    if (grants === null) throw new Error('The app leaves permissions to Electron, which grants them all');
    return new Promise((resolve) => grants(null, name, resolve, { requestingUrl, isMainFrame: true }));
  },
  openUrl: (url) => void app.emit('open-url', { preventDefault: () => undefined }, url),
};
