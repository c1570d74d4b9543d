/** The last part of a hook's address is its secret: dots in its place, always as many. */
export function maskedAddress(address: string): string {
  return address.replace(/[^/]+$/, '••••••••');
}

/** The scheme and host of an address, without what follows. */
export function originOf(address: string): string {
  return URL.parse(address)?.origin ?? '';
}

/** True for an address that leads to this computer only. */
export function isOnThisComputer(address: string): boolean {
  return /^https?:\/\/(localhost|127\.|\[::1\])/.test(address);
}
