import { isIP } from 'node:net';
import { resolve } from 'node:path';

/** An option with a value that cannot be; the message names the option and says what it wants. */
export class WrongOption extends Error {}

/** A folder, absolute; relative ones are taken from `currentFolder`. Null when it was left out. Throws WrongOption. */
export function folderOf(value: string | undefined, currentFolder: string): string | null {
  if (value === undefined) return null;
  if (value.trim() === '') throw new WrongOption('--data-dir wants a folder.');
  return resolve(currentFolder, value);
}

/** A port, 0 to 65535; `preset` when it was left out. Throws WrongOption. */
export function portOf(name: string, value: string | undefined, preset: number): number {
  if (value === undefined) return preset;
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (!(port <= 65_535)) throw new WrongOption(`${name} wants a number from 0 to 65535, not "${value}".`);
  return port;
}

/** A public address without a slash at its end; null when it was left out. Throws WrongOption. */
export function publicUrlOf(value: string | undefined): string | null {
  if (value === undefined) return null;
  const url = URL.parse(value);
  const wrong = (what: string) => new WrongOption(`--public-url ${what}.`);
  if (!url || !/^https?:$/.test(url.protocol)) throw wrong('wants an address such as https://shop.example');
  if (url.username || url.password) throw wrong('must not hold a user name or password');
  if (url.search || url.hash) throw wrong('must not hold a "?" or "#" part');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw wrong('may be http: for this computer only; for others it must be https:');
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** True for the names of this computer itself, as `URL.hostname` writes them. */
function isLoopback(hostname: string): boolean {
  if (hostname === 'localhost' || hostname === '[::1]') return true;
  return isIP(hostname) === 4 && hostname.startsWith('127.');
}
