import { notifications } from '@mantine/notifications';
import { cleanup, configure, prettyDOM } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

/**
 * Runs before each file of the screens. All files of a worker share one document and the modules that one of them has
 * loaded, so each test leaves both as it found them.
 */

configure({
  // A busy machine is no reason to fail: what is waited for still has to come.
  asyncUtilTimeout: 8000,
  // A query that waits fails many times before it finds: the whole page is written out for the last failure alone.
  getElementError(message, container) {
    const error = new Error();
    error.name = 'TestingLibraryElementError';
    let text: string | undefined;
    Object.defineProperty(error, 'message', {
      configurable: true,
      get: () => (text ??= [message, prettyDOM(container)].filter(Boolean).join('\n\n')),
    });
    return error;
  },
});

afterEach(() => {
  cleanup();
  notifications.clean();
  notifications.cleanQueue();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  if (typeof document === 'undefined') return;
  localStorage.clear();
  sessionStorage.clear();
  document.title = '';
});
