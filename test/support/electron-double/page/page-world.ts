import type { FromPageWorld, OpenRequest, ToPage } from './page-messages.ts';
import type { createWireValues } from './wire-values.ts';
import type { createWorldBridge } from './world-bridge.ts';

type Pieces = {
  readonly createWireValues: typeof createWireValues;
  readonly createWorldBridge: typeof createWorldBridge;
};

/**
 * Runs first in the page's own world: what Electron's browser does and plain Chromium does otherwise. Windows are opened
 * and permissions decided by the main process, and a body sent to an own scheme arrives there whole.
 * Self-contained, it is injected.
 */
export function runPageWorld(meeting: string, pieces: Pieces): void {
  const wire = pieces.createWireValues();
  const asked = new Map<number, (granted: boolean) => void>();
  let lastId = 0;
  let tell: (message: FromPageWorld) => void = () => undefined;

  const meet = (event: Event) => {
    event.stopImmediatePropagation();
    // The preload's world hands the node over as the event's other node.
    const node = (event as MouseEvent).relatedTarget as Node;
    const bridge = pieces.createWorldBridge(
      node,
      { outgoing: 'to-preload', incoming: 'to-page' },
      wire,
      (told) => {
        const message = told as ToPage;
        if (message.kind !== 'permission') return;
        asked.get(message.id)?.(message.granted);
        asked.delete(message.id);
      },
    );
    tell = bridge.tell;
  };
  window.addEventListener(meeting, meet, { once: true, capture: true });

  const decide = (permission: string, check = false) =>
    new Promise<boolean>((resolve) => {
      lastId += 1;
      asked.set(lastId, resolve);
      tell({ kind: 'permission', id: lastId, permission, check });
    });
  const replace = <Owner extends object>(owner: Owner | undefined, replacement: Partial<Owner>) => {
    if (owner !== undefined)
      for (const [name, value] of Object.entries(replacement))
        Object.defineProperty(owner, name, { value, configurable: true, writable: true });
  };

  const openWindow = (url: string, rest: Partial<OpenRequest>) => {
    const absolute = url === '' ? 'about:blank' : new URL(url, document.baseURI).href;
    const request = { frameName: '', features: '', disposition: 'foreground-tab', referrer: '' } as const;
    tell({ kind: 'open', request: { ...request, ...rest, url: absolute } });
  };
  const watchWindows = () => {
    replace(window as { open: typeof window.open; close: typeof window.close }, {
      open: (url = '', frameName = '', features = '') => {
        const disposition = features === '' ? 'foreground-tab' : 'new-window';
        openWindow(String(url), { frameName, features, disposition });
        return null;
      },
      close: () => tell({ kind: 'close' }),
    });
    const follow = (event: MouseEvent) => {
      const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
      if (event.defaultPrevented || link === undefined || link.href === '') return;
      const background = event.button === 1 || event.ctrlKey || event.metaKey;
      const apart = background || event.shiftKey || (link.target !== '' && !link.target.startsWith('_self'));
      if (!apart || (event.type === 'auxclick' && event.button !== 1)) return;
      event.preventDefault();
      openWindow(link.href, {
        frameName: link.target === '_blank' ? '' : link.target,
        disposition: background ? 'background-tab' : event.shiftKey ? 'new-window' : 'foreground-tab',
      });
    };
    // Last of all: a page's own handler may have prevented it.
    window.addEventListener('click', follow);
    window.addEventListener('auxclick', follow);
    window.addEventListener('submit', (event) => {
      const form = event.target;
      if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.target !== '_blank') return;
      event.preventDefault();
      openWindow(form.action, {});
    });
  };

  const electronNames: Readonly<Record<string, string>> = {
    camera: 'media',
    microphone: 'media',
    'clipboard-write': 'clipboard-sanitized-write',
  };
  const watchPermissions = () => {
    const denied = () => new DOMException('Permission denied', 'NotAllowedError');
    const guard =
      <Values extends unknown[], Result>(name: string, original: (...values: Values) => Promise<Result>) =>
      async (...values: Values) => {
        if (!(await decide(name))) throw denied();
        return original(...values);
      };
    const { mediaDevices, clipboard, geolocation } = navigator as Partial<Navigator>;
    if (mediaDevices !== undefined) {
      const getUserMedia = guard('media', mediaDevices.getUserMedia.bind(mediaDevices));
      const getDisplayMedia = guard('display-capture', mediaDevices.getDisplayMedia.bind(mediaDevices));
      replace(mediaDevices, { getUserMedia, getDisplayMedia });
    }
    if (clipboard !== undefined)
      replace(clipboard, {
        readText: guard('clipboard-read', clipboard.readText.bind(clipboard)),
        writeText: guard('clipboard-sanitized-write', clipboard.writeText.bind(clipboard)),
      });
    if (geolocation !== undefined)
      replace(geolocation, {
        getCurrentPosition: (_found, failed) =>
          void decide('geolocation').then((granted) => {
            if (granted) return;
            // A DOMException has the two members that callers of geolocation read.
            failed?.({ code: 1, message: 'User denied Geolocation' } as GeolocationPositionError);
          }),
      });
    if ('Notification' in window)
      replace(Notification as { requestPermission: typeof Notification.requestPermission }, {
        requestPermission: async () => ((await decide('notifications')) ? 'granted' : 'denied'),
      });
    if ('permissions' in navigator)
      replace(navigator.permissions, {
        query: async ({ name }) => {
          const state = (await decide(electronNames[name] ?? name, true)) ? 'granted' : 'denied';
          return Object.assign(new EventTarget(), { name, state, onchange: null } as const);
        },
      });
  };

  /** The protocol shows an interceptor only bodies made of bytes: a file or a form is read first. */
  const watchFetch = () => {
    const original = window.fetch.bind(window);
    const own = (input: RequestInfo | URL) =>
      new URL(input instanceof Request ? input.url : input, document.baseURI).hostname.endsWith('.invalid');
    window.fetch = async (input, init) => {
      const body = init?.body;
      if (
        !own(input) ||
        !(body instanceof Blob || body instanceof FormData || body instanceof ReadableStream)
      )
        return original(input, init);
      const whole = new Response(body);
      const headers = new Headers(init?.headers);
      const type = whole.headers.get('content-type');
      if (type !== null && !headers.has('content-type')) headers.set('content-type', type);
      return original(input, { ...init, headers, body: await whole.arrayBuffer() });
    };
  };

  watchWindows();
  watchPermissions();
  watchFetch();
}
