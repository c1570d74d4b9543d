import type { DeskWatch } from '../desktop-parts.ts';

/** The zone in which the owner reads times (IANA): the shop's, or the computer's as long as that is not known. */
export function zoneOfShop(desk: Pick<DeskWatch, 'current'>): string {
  return desk.current()?.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
