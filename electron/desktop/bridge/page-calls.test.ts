import { EventEmitter } from 'node:events';

import type { WebContents } from 'electron';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { createEventBus, type EventBus } from '#core/platform/event-bus.ts';
import type { DesktopState } from '#shared/api/desktop.ts';
import { ApiError } from '#shared/api/errors.ts';
import { fakeClock, type FakeClock } from '#test/support/clock.ts';
import { silentLog } from '#test/support/log.ts';

import { createPageCalls, type DesktopHandlers, type PageCalls } from './page-calls.ts';

const unlocked: DesktopState['lock'] = {
  hasPin: true,
  isLocked: false,
  isPinLost: false,
  autoLockMinutes: 5,
  retryAt: null,
  triesLeft: 5,
  resetCommand: 'deskbell --reset-pin',
};
const state: DesktopState = {
  platform: 'linux',
  toasts: { messages: true, showsText: true, trouble: true, sound: true },
  startsAtLogin: null,
  closesToTray: true,
  lock: unlocked,
  language: 'en',
  keyring: 'system',
  toldAboutKeyring: false,
  update: { kind: 'off' },
  updateChannel: 'stable',
};
const handlers: DesktopHandlers = {
  'desktop.get': () => state,
  'desktop.change': () => state,
  'desktop.setPin': () => state,
  'desktop.lock': () => state,
  'desktop.unlock': () => state,
  'desktop.front': () => ({}),
  'desktop.arrived': () => ({}),
  'desktop.checkForUpdate': () => state,
  'desktop.installUpdate': () => ({}),
  'desktop.openDownloadPage': () => ({}),
  'desktop.openFolder': () => ({}),
};

/** A page that notes what it was sent. */
class Page extends EventEmitter {
  readonly sent: unknown[] = [];
  isGone = false;
  isDestroyed() {
    return this.isGone;
  }
  send(channel: string, push: unknown) {
    this.sent.push([channel, push]);
  }
  // What the calls use of Electron's page is what this has.
  get asPage() {
    return this as unknown as WebContents;
  }
}

let bus: EventBus;
let calls: PageCalls;
let page: Page;
let isLocked: boolean;
let lockListeners: (() => void)[];
let coreCalls: string[];
let clock: FakeClock;
/** The core answers when this is settled. */
let core: Promise<unknown>;

beforeEach(() => {
  bus = createEventBus('run-1', silentLog());
  page = new Page();
  isLocked = false;
  lockListeners = [];
  coreCalls = [];
  clock = fakeClock();
  core = Promise.resolve();
  calls = createPageCalls({
    core: {
      async dispatch(name) {
        coreCalls.push(name);
        await core;
        return { of: name };
      },
      events: bus,
    },
    handlers,
    lock: {
      state: () => ({ ...unlocked, isLocked }),
      onChange(listener) {
        lockListeners.push(listener);
        return () => undefined;
      },
    },
    clock,
    log: silentLog(),
  });
});
afterEach(() => calls.stop());

const ask = (name: string, input: unknown = {}) => calls.answer(page.asPage, name, input);
const setLocked = (to: boolean) => {
  isLocked = to;
  for (const listener of lockListeners) listener();
};
const announce = () => bus.announce([{ topic: 'outbox' }]);
const frame = (sequence: number) => [
  'deskbell',
  { kind: 'frame', frame: { kind: 'changes', sequence, changes: [{ topic: 'outbox' }] } },
];
const hello = (sequence: number) => [
  'deskbell',
  { kind: 'frame', frame: { kind: 'hello', run: 'run-1', sequence } },
];

test('a call goes to the core or to the desktop, by its name', async () => {
  expect([await ask('conversations.list'), await ask('desktop.get'), coreCalls]).toEqual([
    { of: 'conversations.list' },
    state,
    ['conversations.list'],
  ]);
});

test('what the desktop is asked must fit its contract', async () => {
  await expect(ask('desktop.setPin', { pin: '12' })).rejects.toMatchObject({ code: 'invalid' });
  await expect(ask('desktop.openFolder', { folder: '/etc' })).rejects.toMatchObject({ code: 'invalid' });
});

test('a page that listens gets a hello and every frame, once, however often it asks', async () => {
  announce();
  await ask('desktop.listen');
  await ask('desktop.listen');
  announce();
  expect(page.sent).toEqual([hello(1), hello(1), frame(2)]);
});

test('a locked page gets no frame and no answer but about the lock', async () => {
  await ask('desktop.listen');
  setLocked(true);
  announce();
  for (const name of [
    'conversations.list',
    'desktop.listen',
    'desktop.setPin',
    'desktop.change',
    'desktop.openFolder',
  ])
    await expect(ask(name)).rejects.toEqual(
      new ApiError('forbidden', 'Deskbell is locked. Enter the PIN first.'),
    );
  expect([await ask('desktop.get'), await ask('desktop.unlock', { pin: '1' }), coreCalls, page.sent]).toEqual(
    [state, state, [], [hello(0)]],
  );

  setLocked(false);
  await ask('desktop.listen');
  expect(page.sent).toEqual([hello(0), hello(1)]);
});

test('an answer that was on its way when it was locked is kept back', async () => {
  const answering = Promise.withResolvers<null>();
  core = answering.promise;
  const asked = ask('conversations.list');
  setLocked(true);
  answering.resolve(null);
  await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
});

test('what was just typed is taken for a moment after locking, without an answer', async () => {
  setLocked(true);
  await expect(ask('conversations.saveDraft')).rejects.toMatchObject({ code: 'forbidden' });
  expect(coreCalls).toEqual(['conversations.saveDraft']);
  clock.advance(1000);
  setLocked(true);
  clock.advance(1000);
  await expect(ask('conversations.saveDraft')).rejects.toMatchObject({ code: 'forbidden' });
  expect(coreCalls).toEqual(['conversations.saveDraft']);
});

test.each([
  [
    'loads another document',
    () => page.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false }),
  ],
  ['lost its process', () => page.emit('render-process-gone')],
  ['is closed', () => page.emit('destroyed')],
])('a page that %s is told nothing more until it asks', async (_what, happen) => {
  await ask('desktop.listen');
  happen();
  announce();
  expect(page.sent).toEqual([hello(0)]);
});

test('moving within the page changes nothing', async () => {
  await ask('desktop.listen');
  page.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true });
  page.emit('did-start-navigation', { isMainFrame: false, isSameDocument: false });
  announce();
  expect(page.sent).toEqual([hello(0), frame(1)]);
});

test('nothing is sent to a page that is gone', async () => {
  await ask('desktop.listen');
  page.isGone = true;
  announce();
  expect(page.sent).toEqual([hello(0)]);
});
