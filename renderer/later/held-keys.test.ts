import { afterEach, expect, it } from 'vitest';

import { createHeldKeys } from './held-keys.ts';

const heard: string[] = [];
const hear = (event: KeyboardEvent) => heard.push(event.code);
const press = (code: string, on: EventTarget = document.body, more: KeyboardEventInit = {}) =>
  on.dispatchEvent(
    new KeyboardEvent('keydown', { code, key: code, bubbles: true, cancelable: true, ...more }),
  );

afterEach(() => {
  heard.length = 0;
  window.removeEventListener('keydown', hear);
  document.body.replaceChildren();
});

it('keys that come too early are handed over in their order', () => {
  const keys = createHeldKeys(window);
  const stop = keys.hold();
  press('KeyJ');
  press('Slash');
  stop();
  press('KeyK');
  window.addEventListener('keydown', hear);
  keys.release();
  keys.release();
  expect(heard).toEqual(['KeyJ', 'Slash']);
});

it('what somebody has taken, types or presses with Ctrl is nobody else’s', () => {
  const keys = createHeldKeys(window);
  const field = document.body.appendChild(document.createElement('input'));
  const take = (event: Event) => {
    event.preventDefault();
  };
  const stop = keys.hold();
  press('KeyA', field);
  press('KeyB', document.body, { ctrlKey: true });
  press('Tab');
  document.addEventListener('keydown', take);
  press('KeyC');
  document.removeEventListener('keydown', take);
  stop();
  window.addEventListener('keydown', hear);
  keys.release();
  expect(heard).toEqual([]);
});

it('keys for a screen that was left are dropped', () => {
  const keys = createHeldKeys(window);
  const stop = keys.hold();
  press('KeyJ');
  keys.drop();
  stop();
  window.addEventListener('keydown', hear);
  keys.release();
  expect(heard).toEqual([]);
});
