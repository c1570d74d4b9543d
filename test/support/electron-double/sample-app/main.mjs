import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import {
  BrowserWindow,
  Menu,
  Notification,
  Tray,
  app,
  ipcMain,
  nativeImage,
  protocol,
  session,
} from 'electron';

/** A small Electron app that uses what the contract of the double is about. Specs read `globalThis.sample`. */
const here = import.meta.dirname;
const sample = { told: [], vetoed: [], opened: [], permissions: [], starts: [], gone: [], events: [] };
const life = { tray: null, quitting: false };
globalThis.sample = sample;
globalThis.notify = notify;

/** A square of 16 by 16. */
const square =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAAGUlEQVR4nGMQqYj6TwlmGDVg1IBRA4aLAQAUOOUQvrDYiAAAAABJRU5ErkJggg==';

const types = { html: 'text/html', css: 'text/css', mjs: 'text/javascript' };

async function answer(request) {
  const { pathname } = new URL(request.url);
  if (pathname === '/echo') {
    const { method, headers } = request;
    return Response.json({
      method,
      url: request.url,
      type: headers.get('content-type'),
      text: await request.text(),
    });
  }
  if (pathname === '/range') {
    const range = request.headers.get('range');
    return new Response('bcd', {
      status: 206,
      headers: { 'content-range': 'bytes 1-3/5', 'x-asked': range ?? '' },
    });
  }
  if (pathname === '/stream') {
    const parts = ['one ', 'two ', 'three'];
    const body = new ReadableStream({
      pull: (controller) => {
        const part = parts.shift();
        if (part === undefined) controller.close();
        else controller.enqueue(new TextEncoder().encode(part));
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/plain' } });
  }
  try {
    const body = await readFile(join(here, pathname.slice(1)));
    return new Response(body, {
      headers: {
        'content-type': types[pathname.split('.').at(-1)] ?? 'text/plain',
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src app://bundle; connect-src 'self'",
      },
    });
  } catch {
    return new Response('not here', { status: 404 });
  }
}

function notify(options) {
  const notification = new Notification(options);
  for (const name of ['click', 'close'])
    notification.on(name, () => sample.told.push(`${options.title} ${name}`));
  notification.on('reply', ({ reply }) => sample.told.push(`${options.title} reply ${reply}`));
  notification.on('action', ({ actionIndex }) => sample.told.push(`${options.title} action ${actionIndex}`));
  notification.show();
}

function openWindow() {
  const window = new BrowserWindow({
    width: 900,
    height: 640,
    minWidth: 400,
    show: false,
    webPreferences: { preload: join(here, 'preload.cjs'), additionalArguments: ['--from-main'] },
  });
  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => {
    if (life.quitting) return;
    event.preventDefault();
    window.hide();
  });
  for (const name of [
    'show',
    'hide',
    'focus',
    'blur',
    'minimize',
    'restore',
    'maximize',
    'unmaximize',
    'resize',
  ])
    window.on(name, () => sample.events.push(name));
  window.webContents.on('before-input-event', (_event, { type, key }) =>
    sample.events.push(`${type} ${key}`),
  );
  window.webContents.on('context-menu', (_event, { linkURL }) => sample.events.push(`menu ${linkURL}`));
  window.webContents.on('console-message', ({ level, message }) => sample.events.push(`${level} ${message}`));
  window.webContents.on('will-navigate', (event, url) => {
    event.preventDefault();
    sample.vetoed.push(url);
  });
  window.webContents.setWindowOpenHandler(({ url, disposition }) => {
    sample.opened.push({ url, disposition });
    return { action: 'deny' };
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    sample.gone.push(reason);
    window.reload();
  });
  return window.loadURL('app://bundle/page.html');
}

app.on('second-instance', (_event, argv, folder, extra) =>
  sample.starts.push({ argv: argv.slice(-1), extra }),
);
app.on('before-quit', () => (life.quitting = true));
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
]);

function start() {
  protocol.handle('app', answer);
  session.defaultSession.setPermissionRequestHandler((_contents, permission, callback) => {
    sample.permissions.push(permission);
    callback(false);
  });
  session.defaultSession.setPermissionCheckHandler(() => false);
  ipcMain.handle('ask', (event, ...values) => {
    if (values[0] === 'throw') throw new TypeError('not so');
    return {
      values,
      origin: event.senderFrame.origin,
      url: event.senderFrame.url,
      top: event.senderFrame.parent === null,
    };
  });
  ipcMain.on('tell', (_event, text) => sample.told.push(text));
  life.tray = new Tray(nativeImage.createEmpty());
  life.tray.setImage(nativeImage.createFromDataURL(square));
  life.tray.setToolTip('Sample');
  life.tray.setContextMenu(
    Menu.buildFromTemplate([
      {
        id: 'push',
        label: 'Push',
        click: () => BrowserWindow.getAllWindows()[0].webContents.send('push', 'pushed'),
      },
      { type: 'separator' },
      { id: 'pause', label: 'Pause', type: 'checkbox', checked: false },
      { label: 'More', submenu: [{ id: 'deep', label: 'Deep', enabled: false }] },
      { role: 'quit' },
    ]),
  );
  return openWindow();
}

// Not awaited: Electron is ready only after this module has run.
if (app.requestSingleInstanceLock({ from: 'second' })) void app.whenReady().then(start);
else app.quit();
