/** Whether we may ask the core anything: the token that this browser holds, and whether the core still takes it. */
export type Session = {
  /** The token to present, or null when there is none. */
  readonly token: () => string | null;
  /** Keeps a token that the core has given; whoever waits for the sign-in goes on. */
  readonly signIn: (token: string) => void;
  /** The core refused the token, or the person signs out. */
  readonly signOut: () => void;
  readonly isSignedIn: () => boolean;
  /** Takes the token that the address has got meanwhile, if any: pasted over an open page, it loads nothing anew. */
  readonly readAddress: () => void;
  /** Calls back after each change; returns how to stop. */
  readonly subscribe: (onChange: () => void) => () => void;
};

type Place = { readonly hash: string; readonly search: string; readonly pathname: string };

const storageKey = 'deskbell.token';

/**
 * Reads the token from the address (`#token=…` or `?token=…`, as the host prints it), keeps it in `storage` and takes
 * it out of the address, so that it is neither shown nor bookmarked.
 */
export function createSession(
  storage: Storage,
  place: Place,
  replaceAddress: (address: string) => void,
): Session {
  const takeFromAddress = (): boolean => {
    const found = tokenInAddress(place);
    if (found === null) return false;
    storage.setItem(storageKey, found.token);
    replaceAddress(found.rest);
    return true;
  };
  takeFromAddress();
  const listeners = new Set<() => void>();
  let isSignedIn = storage.getItem(storageKey) !== null;
  const change = (to: boolean) => {
    isSignedIn = to;
    for (const listener of listeners) listener();
  };
  return {
    token: () => storage.getItem(storageKey),
    signIn(token) {
      storage.setItem(storageKey, token);
      change(true);
    },
    signOut() {
      storage.removeItem(storageKey);
      if (isSignedIn) change(false);
    },
    isSignedIn: () => isSignedIn,
    readAddress() {
      if (takeFromAddress()) change(true);
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}

function tokenInAddress(place: Place): { token: string; rest: string } | null {
  const hash = new URLSearchParams(place.hash.replace(/^#/, ''));
  const search = new URLSearchParams(place.search);
  const token = hash.get('token') ?? search.get('token');
  if (token === null || token === '') return null;
  hash.delete('token');
  search.delete('token');
  const query = search.size > 0 ? `?${search.toString()}` : '';
  const fragment = hash.size > 0 ? `#${hash.toString()}` : '';
  return { token, rest: place.pathname + query + fragment };
}
