import type { LoginItem } from '../desktop-parts.ts';

/** The start at login, as the system keeps it. */
export function createLoginItem(): LoginItem {
  return { isOn: () => null, set: () => undefined };
}
