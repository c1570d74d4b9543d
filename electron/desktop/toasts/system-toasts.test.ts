import { EventEmitter } from 'node:events';

import { beforeEach, expect, it, vi } from 'vitest';

import { fakeClock } from '#test/support/clock.ts';
import { collectingLog } from '#test/support/log.ts';

import type { Activation } from './activation.ts';
import type { Platform } from './buttons.ts';
import { systemToasts } from './system-toasts.ts';
import type { Toast, ToastAnswer } from './toast.ts';

/** What Electron's class is asked to do, on the system of choice. */
const system = vi.hoisted(() => ({
  log: [] as string[],
  isSupported: true,
  history: [] as unknown[],
  activate: (_details: unknown): void => undefined,
}));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class Notification extends Emitter {
    readonly id: string;
    constructor({ id }: { id: string }) {
      super();
      this.id = id;
    }
    show(): void {
      system.log.push(`show ${this.id}`);
    }
    close(): void {
      system.log.push(`close ${this.id}`);
      this.emit('close', { reason: 'applicationHidden' });
    }
    static isSupported = () => system.isSupported;
    static getHistory = () => Promise.resolve(system.history);
    static remove = (ids: string[]) => void system.log.push(`remove ${ids.join()}`);
    static handleActivation(callback: (details: unknown) => void): void {
      system.activate = callback;
    }
  }
  return { app: {}, Notification };
});

beforeEach(() => {
  Object.assign(system, { log: [], isSupported: true, history: [] });
});

const toast = (id: string): Toast => ({
  id,
  group: id,
  title: 'Anna',
  body: 'Hello',
  buttons: [],
  replyField: null,
  isSilent: false,
});

function present(platform: Platform) {
  const answers: [string, ToastAnswer][] = [];
  const found: (readonly string[])[] = [];
  let failures = 0;
  const clock = fakeClock();
  const presenter = systemToasts(
    { clock, log: collectingLog(), platform },
    {
      onAnswer: (id, answer) => answers.push([id, answer]),
      onFound: (ids) => found.push(ids),
      onFailed: () => (failures += 1),
    },
  );
  return { presenter, answers, found, clock, failures: () => failures };
}

const click = (tag: string): Activation => ({ type: 'click', arguments: `type=click&tag=${tag}` });

it('a newer toast takes the place of the older one with its id', () => {
  const { presenter } = present('linux');
  presenter.show(toast('chat-1'));
  presenter.show(toast('chat-1'));
  presenter.show(toast('chat-2'));
  expect(system.log).toEqual(['show chat-1', 'close chat-1', 'show chat-1', 'show chat-2']);
  expect(presenter.shown()).toEqual(['chat-1', 'chat-2']);
  presenter.withdraw('chat-1');
  presenter.withdraw('chat-1');
  expect(presenter.shown()).toEqual(['chat-2']);
  expect(system.log.at(-1)).toBe('close chat-1');
});

it('on Linux all toasts go with the program; elsewhere they wait for a click', () => {
  for (const [platform, left] of [
    ['linux', ['close chat-1']],
    ['darwin', []],
    ['win32', []],
  ] as const) {
    system.log = [];
    const { presenter } = present(platform);
    presenter.show(toast('chat-1'));
    presenter.stop();
    presenter.show(toast('chat-2'));
    expect(system.log.slice(1)).toEqual(left);
  }
});

it('a system without toasts is told of', () => {
  system.isSupported = false;
  const { presenter, failures } = present('linux');
  presenter.show(toast('chat-1'));
  expect(presenter.shown()).toEqual([]);
  expect(failures()).toBe(1);
});

it('nobody keeps more than sixty', () => {
  const { presenter } = present('linux');
  for (let number = 0; number < 61; number += 1) presenter.show(toast(`chat-${number}`));
  expect(presenter.shown()).toHaveLength(60);
  expect(system.log.filter((line) => line.startsWith('close'))).toEqual(['close chat-0']);
});

it('on Windows a click on a toast of a former run counts, and one that is told twice counts once', () => {
  const { presenter, answers, clock } = present('win32');
  system.activate(click('chat-old'));
  expect(answers).toEqual([['chat-old', { kind: 'click' }]]);

  presenter.show(toast('chat-1'));
  // Told by the class first: the toast itself tells it too.
  system.activate(click('chat-1'));
  expect(answers).toHaveLength(1);
  presenter.withdraw('chat-1');
  clock.advance(20_000);
  system.activate(click('chat-1'));
  expect(answers).toHaveLength(2);
});

it('on macOS toasts of a former run are found again and answer; what is none of ours goes', async () => {
  const left = (id: string) => Object.assign(new EventEmitter(), { id, close: () => undefined });
  const ours = left('chat-1');
  system.history = [ours, left('who-knows')];
  const { presenter, answers, found } = present('darwin');
  await vi.waitFor(() => expect(found).toEqual([['chat-1']]));
  expect(presenter.shown()).toEqual(['chat-1']);
  expect(system.log).toEqual(['remove who-knows']);
  ours.emit('reply', { reply: 'Yes' });
  expect(answers).toEqual([['chat-1', { kind: 'reply', text: 'Yes' }]]);
  expect(presenter.shown()).toEqual([]);
});
