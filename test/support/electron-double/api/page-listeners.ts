import { createEvent } from '../event.ts';
import { insideOf } from '../inside.ts';
import type { FromPage } from '../page/page-messages.ts';
import { createWireValues } from '../page/wire-values.ts';
import { running } from '../running.ts';
import { fromChromium } from '../schemes.ts';
import { app } from './app.ts';
import { answerInvoke, receiveMessage } from './ipc-main.ts';
import type { WebContents } from './web-contents.ts';

/** What travels between the processes, as JSON. */
export const wire = createWireValues();

/** Turns what a page's protocol tells into the events of its WebContents. */
export function listenToPage(contents: WebContents): void {
  const { page, frameOf } = insideOf(contents);
  const place = () => [contents.getProcessId(), contents.mainFrame.routingId];
  page.on('navigated', (frame) => {
    const url = fromChromium(frame.url);
    const isMainFrame = frame.parentId === null;
    const status = /^https?:/.test(frame.url) ? ([200, 'OK'] as const) : ([-1, ''] as const);
    if (isMainFrame) contents.emit('did-navigate', createEvent({}), url, ...status);
    contents.emit('did-frame-navigate', createEvent({}), url, ...status, isMainFrame, ...place());
  });
  page.on('navigated-within', (frame, url) => {
    contents.emit(
      'did-navigate-in-page',
      createEvent({}),
      fromChromium(url),
      frame.parentId === null,
      ...place(),
    );
  });
  page.on('dom-ready', () => {
    contents.emit('dom-ready', createEvent({}));
    insideOf(contents).window?.painted();
  });
  page.on('loaded', () => {
    contents.emit('did-frame-finish-load', createEvent({}), true, ...place());
    contents.emit('did-finish-load', createEvent({}));
    contents.emit('did-stop-loading');
    void housing(contents);
  });
  page.on('console', ({ level, message, line, source }) => {
    const known = level === 'warning' || level === 'error' || level === 'debug' ? level : 'info';
    const details = { level: known, message, lineNumber: line, sourceId: source, frame: contents.mainFrame };
    const number = ['debug', 'info', 'warning', 'error'].indexOf(known);
    contents.emit('console-message', createEvent(details), number, message, line, source);
  });
  page.on('crashed', () => {
    const details = { reason: 'crashed', exitCode: 133 } as const;
    contents.emit('render-process-gone', createEvent({}), details);
    app.emit('render-process-gone', createEvent({}), contents, details);
  });
  page.on('message', (message, frameId, contextId) => {
    if (contents.isDestroyed()) return;
    const base = {
      type: 'frame' as const,
      sender: contents,
      senderFrame: frameOf(frameId),
      processId: contents.getProcessId(),
      frameId: frameOf(frameId)?.routingId ?? 0,
    };
    if (message.kind === 'send')
      receiveMessage(contents, base, message.channel, wire.decode(message.values) as unknown[]);
    else if (message.kind === 'invoke') {
      const { id, channel } = message;
      answerInvoke(contents, base, channel, wire.decode(message.values) as unknown[])
        .then((value) => ({ kind: 'answer' as const, id, failed: false, value: wire.encode(value) }))
        .catch((error: unknown) => {
          process.stderr.write(`Error occurred in handler for '${channel}': ${describe(error)}\n`);
          const failure = new Error(`Error invoking remote method '${channel}': ${String(error)}`);
          return { kind: 'answer' as const, id, failed: true, value: wire.encode(failure) };
        })
        .then((answer) => page.deliver(answer, contextId))
        .catch(() => undefined);
    } else receivePlatform(contents, message, contextId);
  });
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** What Electron's browser process learns from a page without any IPC of the app. */
function receivePlatform(
  contents: WebContents,
  message: Exclude<FromPage, { kind: 'send' } | { kind: 'invoke' }>,
  contextId: number,
): void {
  const inside = insideOf(contents);
  switch (message.kind) {
    case 'title':
      inside.rename(message.title);
      inside.window?.retitle(message.title);
      return;
    case 'close':
      contents.close({ waitForBeforeUnload: true });
      return;
    case 'open': {
      const response = inside.decideOpen(message.request);
      if (response.action === 'allow')
        inside.window?.open(message.request, response.overrideBrowserWindowOptions ?? {});
      return;
    }
    case 'input':
      contents.emit('before-input-event', createEvent({}), message.input);
      return;
    case 'context-menu':
      contents.emit('context-menu', createEvent({}), {
        ...message.params,
        frame: contents.mainFrame,
        pageURL: contents.getURL(),
        frameURL: contents.getURL(),
        misspelledWord: '',
        dictionarySuggestions: [],
        editFlags: {},
      });
      return;
    case 'permission': {
      const decided = message.check
        ? Promise.resolve(contents.session.double.checkPermission(contents, message.permission))
        : contents.session.double.requestPermission(contents, message.permission);
      const { id } = message;
      void decided.then((granted) => inside.page.deliver({ kind: 'permission', id, granted }, contextId));
      return;
    }
    case 'preload-failed': {
      const error = Object.assign(new Error(message.message), { stack: message.stack });
      process.stderr.write(`Unable to load preload script: ${message.stack}\n`);
      contents.emit('preload-error', createEvent({}), 'preload', error);
      return;
    }
  }
}

/** Chromium does not say which process draws which page; with one window it is the busiest renderer. */
async function housing(contents: WebContents): Promise<void> {
  const processes = await running.browser?.browser.send('SystemInfo.getProcessInfo').catch(() => null);
  const renderers = processes?.processInfo.filter(({ type }) => type === 'renderer') ?? [];
  const busiest = renderers.sort((a, b) => b.cpuTime - a.cpuTime)[0];
  if (busiest !== undefined) insideOf(contents).housed(busiest.id);
}
