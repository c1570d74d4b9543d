import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';

import { ClientProvider } from '#renderer/api/client-provider.tsx';
import { createI18n } from '#renderer/i18n/create-i18n.ts';
import { words, type LanguageCode } from '#shared/i18n/languages.ts';

import type { ScriptedTransport } from './scripted-transport.ts';

type Options = { readonly path?: string; readonly language?: LanguageCode };

/** Shows a screen as the app would, over a scripted core. `places` collects where it went. */
export function showScreen(
  screen: ReactNode,
  transport: ScriptedTransport,
  { path = '/', language = 'en' }: Options = {},
): { places: readonly string[] } {
  standInForLayout();
  const location = memoryLocation({ path, record: true });
  render(
    <MantineProvider env="test">
      <I18nextProvider i18n={createI18n(language, words[language])}>
        <Notifications />
        <Router hook={location.hook} searchHook={location.searchHook}>
          <ClientProvider transport={transport}>{screen}</ClientProvider>
        </Router>
      </I18nextProvider>
    </MantineProvider>,
  );
  return { places: location.history };
}

/** What a browser has and jsdom, which lays nothing out, does not. */
export function standInForLayout(): void {
  vi.stubGlobal('matchMedia', (media: string) => Object.assign(new EventTarget(), { media, matches: false }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly report: ResizeObserverCallback;
      constructor(report: ResizeObserverCallback) {
        this.report = report;
      }
      // Everything is 600 pixels high, but the rows of a list, which stand at a place of their own: those are 60.
      observe = (target: Element) => {
        const isRow = target instanceof HTMLElement && target.style.position === 'absolute';
        const contentRect = new DOMRect(0, 0, 800, isRow ? 60 : 600);
        const entry = {
          target,
          contentRect,
          borderBoxSize: [],
          contentBoxSize: [],
          devicePixelContentBoxSize: [],
        };
        queueMicrotask(() => {
          if (target.isConnected) this.report([entry], this);
        });
      };
      unobserve = () => undefined;
      disconnect = () => undefined;
    },
  );
  Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
  Object.defineProperty(HTMLElement.prototype, 'offsetParent', {
    configurable: true,
    get(this: HTMLElement) {
      return this.parentElement;
    },
  });
  Element.prototype.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
  Range.prototype.getClientRects = () => Object.assign([], { item: () => null });
}
