import type { WebContents } from './api/web-contents.ts';
import type { WebFrameMain } from './api/web-frame-main.ts';
import type { Page } from './page.ts';
import type { OpenRequest } from './page/page-messages.ts';

export type OpenResponse = {
  readonly action: 'allow' | 'deny';
  readonly overrideBrowserWindowOptions?: object;
  readonly outlivesOpener?: boolean;
};

/** What the parts of the double know of a page beyond Electron's own interface. */
export type Inside = {
  readonly page: Page;
  readonly frameOf: (frameId: string) => WebFrameMain | null;
  /** The app's word on a window that the page wants to open. */
  readonly decideOpen: (request: OpenRequest) => OpenResponse;
  readonly rename: (title: string) => void;
  /** The operating system's number of the process that draws the page. */
  readonly housed: (processId: number) => void;
  /** The page is gone: nothing can be asked of it any more. */
  readonly bury: () => void;
  /** The app itself loads an address and has been told that this begins; a reload or a link has not. */
  isLoading: boolean;
  /** The window around the page, once there is one. */
  window: {
    readonly close: (options: { waitForBeforeUnload?: boolean }) => void;
    readonly open: (request: OpenRequest, options: object) => void;
    readonly retitle: (title: string) => void;
    readonly painted: () => void;
  } | null;
};

const insides = new WeakMap<WebContents, Inside>();

/** Registers what is inside a page, once, when it is made. */
export function reveal(contents: WebContents, inside: Inside): void {
  insides.set(contents, inside);
}

/** What is inside a page. */
export function insideOf(contents: WebContents): Inside {
  const inside = insides.get(contents);
  if (inside === undefined) throw new Error('No page of the Electron double');
  return inside;
}
