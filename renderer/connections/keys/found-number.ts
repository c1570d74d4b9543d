import { displayPhone } from '#shared/domain/phone.ts';

import type { ProbeAnswer } from './use-probe.ts';

/** A number that the keys lead to. */
export type FoundNumber = ProbeAnswer['found'][number];

/** What it may be named after here; an instance that no phone is known of has no name of its own. */
export function labelOf(number: FoundNumber | null): string | null {
  return number === null || (number.phone === null && /\d{6,}$/.test(number.title)) ? null : titleOf(number);
}

/** What it is called: its name at the provider; a bare phone is written for the eye. */
export function titleOf({ title, phone }: FoundNumber): string {
  return phone !== null && digits(title) === digits(phone) ? displayPhone(phone) : title;
}

function digits(text: string): string {
  return /^[+\d\s()-]+$/.test(text) ? text.replace(/\D/g, '') : text;
}
