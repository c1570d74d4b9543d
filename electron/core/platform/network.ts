import { networkInterfaces } from 'node:os';

/** True when this computer has an address in some network besides its own loop. */
export function hasNetwork(): boolean {
  return Object.values(networkInterfaces()).some((addresses) =>
    addresses?.some(({ internal, address }) => !internal && !/^(?:fe80:|169\.254\.)/i.test(address)),
  );
}
