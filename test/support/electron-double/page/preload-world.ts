import type { FromPage, FromPageWorld, MenuParams, PageSetting, ToPage } from './page-messages.ts';
import type { createWireValues } from './wire-values.ts';
import type { createWorldBridge } from './world-bridge.ts';

type Pieces = {
  readonly createWireValues: typeof createWireValues;
  readonly createWorldBridge: typeof createWorldBridge;
};
type Preload = (
  require: unknown,
  process: unknown,
  exports: unknown,
  module: unknown,
  global: unknown,
) => void;
type Listener = (...values: unknown[]) => void;

/**
 * Runs at the start of every document in "Electron Isolated Context": gives the preload script its `electron` and
 * carries its messages. The page's own world never sees any of it. Self-contained, it is injected.
 */
export function runPreloadWorld(setting: PageSetting, pieces: Pieces, preload: Preload | null): void {
  const wire = pieces.createWireValues();
  const world = globalThis as unknown as {
    electronDoubleSend: (text: string) => void;
    electronDoubleReceive: (message: ToPage) => void;
  };
  const top = window === window.top;
  const post = (message: FromPage) => world.electronDoubleSend(JSON.stringify(message));

  const node = document.createElement('i');
  const bridge = pieces.createWorldBridge(
    node,
    { outgoing: 'to-page', incoming: 'to-preload' },
    wire,
    (message) => post(message as FromPageWorld),
  );
  window.dispatchEvent(new MouseEvent(setting.meeting, { relatedTarget: node }));

  class Emitter {
    readonly #listeners = new Map<string, { readonly call: Listener; readonly once: boolean }[]>();
    on(name: string, call: Listener): this {
      this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), { call, once: false }]);
      return this;
    }
    once(name: string, call: Listener): this {
      this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), { call, once: true }]);
      return this;
    }
    off(name: string, call: Listener): this {
      const left = this.#listeners.get(name) ?? [];
      const position = left.findIndex((listener) => listener.call === call);
      this.#listeners.set(
        name,
        left.filter((_, at) => at !== position),
      );
      return this;
    }
    addListener(name: string, call: Listener): this {
      return this.on(name, call);
    }
    removeListener(name: string, call: Listener): this {
      return this.off(name, call);
    }
    removeAllListeners(name?: string): this {
      if (name === undefined) this.#listeners.clear();
      else this.#listeners.delete(name);
      return this;
    }
    listenerCount(name: string): number {
      return this.#listeners.get(name)?.length ?? 0;
    }
    emit(name: string, ...values: unknown[]): boolean {
      const called = this.#listeners.get(name) ?? [];
      this.#listeners.set(
        name,
        called.filter(({ once }) => !once),
      );
      for (const { call } of called) call(...values);
      return called.length > 0;
    }
  }

  const open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  class IpcRenderer extends Emitter {
    send(channel: string, ...values: unknown[]): void {
      post({ kind: 'send', channel, values: wire.encode(values) });
    }
    invoke(channel: string, ...values: unknown[]): Promise<unknown> {
      return new Promise((resolve, reject) => {
        lastId += 1;
        post({ kind: 'invoke', id: lastId, channel, values: wire.encode(values) });
        open.set(lastId, { resolve, reject });
      });
    }
  }
  const ipcRenderer = new IpcRenderer();

  world.electronDoubleReceive = (message) => {
    switch (message.kind) {
      case 'message':
        ipcRenderer.emit(
          message.channel,
          { sender: ipcRenderer, ports: [] },
          ...(wire.decode(message.values) as unknown[]),
        );
        return;
      case 'answer': {
        const waiting = open.get(message.id);
        open.delete(message.id);
        const value = wire.decode(message.value);
        if (message.failed) waiting?.reject(value as Error);
        else waiting?.resolve(value);
        return;
      }
      case 'permission':
        bridge.tell(message);
        return;
    }
  };

  const watchTitle = () => {
    let last = '';
    const look = () => {
      if (document.title === last || document.title === '') return;
      last = document.title;
      post({ kind: 'title', title: last });
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
    document.addEventListener('DOMContentLoaded', look);
  };
  const watchKeys = () => {
    const look = (event: KeyboardEvent) => {
      const held = { shift: event.shiftKey, control: event.ctrlKey, alt: event.altKey, meta: event.metaKey };
      const { key, code, isComposing, location } = event;
      post({
        kind: 'input',
        input: {
          type: event.type === 'keydown' ? 'keyDown' : 'keyUp',
          key,
          code,
          isAutoRepeat: event.repeat,
          isComposing,
          location,
          ...held,
          modifiers: Object.entries(held)
            .filter(([, is]) => is)
            .map(([name]) => name),
        },
      });
    };
    window.addEventListener('keydown', look, true);
    window.addEventListener('keyup', look, true);
  };
  const watchMenu = () =>
    window.addEventListener('contextmenu', (event) => {
      if (event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : null;
      const link = target?.closest('a');
      const image = target instanceof HTMLImageElement ? target : null;
      const params: MenuParams = {
        x: event.clientX,
        y: event.clientY,
        linkURL: link?.href ?? '',
        linkText: link?.textContent ?? '',
        srcURL: image?.currentSrc ?? '',
        mediaType: image === null ? 'none' : 'image',
        selectionText: String(getSelection() ?? ''),
        isEditable: Boolean(target?.closest('input, textarea, [contenteditable]')),
      };
      post({ kind: 'context-menu', params });
    });
  if (!top) return;
  watchTitle();
  watchKeys();
  watchMenu();
  if (preload === null) return;

  const electron = {
    ipcRenderer,
    contextBridge: { exposeInMainWorld: (key: string, api: unknown) => bridge.expose(key, api) },
  };
  const timers = { setTimeout, setInterval, clearTimeout, clearInterval };
  const modules: Record<string, unknown> = {
    electron,
    events: Object.assign(Emitter, { EventEmitter: Emitter }),
    timers,
  };
  const url = { URL, URLSearchParams };
  const requireModule = (name: string) => {
    const known = { ...modules, url, 'electron/renderer': electron, 'electron/common': electron }[
      name.replace(/^node:/, '')
    ];
    if (known === undefined) throw new Error(`module not found: ${name}`);
    return known;
  };
  const { versions, platform, arch } = setting;
  const process = {
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    isMainFrame: true,
    versions,
    platform,
    arch,
    argv: setting.arguments,
    env: setting.environment,
  };
  const module = { exports: {} };
  try {
    preload(requireModule, process, module.exports, module, globalThis);
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    post({ kind: 'preload-failed', message, stack: stack ?? '' });
  }
}
