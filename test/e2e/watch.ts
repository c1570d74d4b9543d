import type { BrowserContext, Page } from '@playwright/test';

/** What must not happen in any page, collected as it happens. */
export type Watch = {
  /** A failure that this spec brings about on purpose. */
  tolerate(pattern: RegExp): void;
  /** Everything that went wrong and was not tolerated, in words. */
  problems(): string[];
};

/** What the browser writes by itself while a host stops and nobody listens at its address. */
export const nobodyThere = /ERR_(CONNECTION|EMPTY|SOCKET)|WebSocket connection|status of 503/;

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Listens to every page of a browser context: error lines of the console (violations of the content policy are such
 * lines), errors that nobody caught, and requests that leave this computer, which are also stopped.
 */
export async function watchContext(context: BrowserContext): Promise<Watch> {
  const seen: string[] = [];
  const tolerated: RegExp[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') seen.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => seen.push(`page: ${error.error().stack ?? error.error().message}`));
  context.on('page', watchSockets);
  await context.route(leaves, async (route) => {
    seen.push(`left this computer: ${route.request().url()}`);
    await route.abort();
  });
  function watchSockets(page: Page): void {
    page.on('websocket', (socket) => {
      if (leaves(new URL(socket.url()))) seen.push(`left this computer: ${socket.url()}`);
    });
  }
  return {
    tolerate: (pattern) => tolerated.push(pattern),
    problems: () => seen.filter((line) => !tolerated.some((pattern) => pattern.test(line))),
  };
}

function leaves(url: URL): boolean {
  return /^(https?|wss?):$/.test(url.protocol) && !loopback.has(url.hostname);
}
