/** What a page tells the main process; values are encoded by `createWireValues`. */
export type FromPage =
  | { readonly kind: 'send'; readonly channel: string; readonly values: unknown }
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly values: unknown }
  | { readonly kind: 'preload-failed'; readonly message: string; readonly stack: string }
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'close' }
  | { readonly kind: 'input'; readonly input: KeyInput }
  | { readonly kind: 'context-menu'; readonly params: MenuParams }
  | FromPageWorld;

/** What the page's own world tells the preload's, which passes it on. */
export type FromPageWorld =
  | { readonly kind: 'open'; readonly request: OpenRequest }
  | { readonly kind: 'close' }
  | {
      readonly kind: 'permission';
      readonly id: number;
      readonly permission: string;
      readonly check: boolean;
    };

/** What the main process tells a page. */
export type ToPage =
  | { readonly kind: 'answer'; readonly id: number; readonly failed: boolean; readonly value: unknown }
  | { readonly kind: 'message'; readonly channel: string; readonly values: unknown }
  | { readonly kind: 'permission'; readonly id: number; readonly granted: boolean };

/** The facts of Electron's `Input`. */
export type KeyInput = {
  readonly type: string;
  readonly key: string;
  readonly code: string;
  readonly isAutoRepeat: boolean;
  readonly isComposing: boolean;
  readonly shift: boolean;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  readonly location: number;
  readonly modifiers: string[];
};

/** The facts of Electron's `ContextMenuParams` that a page knows. */
export type MenuParams = {
  readonly x: number;
  readonly y: number;
  readonly linkURL: string;
  readonly linkText: string;
  readonly srcURL: string;
  readonly mediaType: string;
  readonly selectionText: string;
  readonly isEditable: boolean;
};

export type OpenRequest = {
  readonly url: string;
  readonly frameName: string;
  readonly features: string;
  readonly disposition: 'foreground-tab' | 'background-tab' | 'new-window';
  readonly referrer: string;
};

/** What an injected script is told about its place. */
export type PageSetting = {
  /** The event by which the two worlds meet; the page never sees it. */
  readonly meeting: string;
  readonly hasPreload: boolean;
  readonly arguments: readonly string[];
  readonly versions: Readonly<Record<string, string>>;
  readonly platform: string;
  readonly arch: string;
  readonly environment: Readonly<Record<string, string>>;
};
