import { displayPhone } from '#shared/domain/phone.ts';

import type { ProbeAnswer } from './use-probe.ts';

/** A number that the keys lead to. */
export type FoundNumber = ProbeAnswer['found'][number];

/** What it may be named after here; an instance that no phone is known of has no name of its own. */
export function labelOf(number: FoundNumber | null): string | null {
  return number === null || instanceOf(number) !== null || isBareId(number) ? null : titleOf(number);
}

/** The instance of Green API that no phone is known of yet; null for everything else. */
export function instanceOf({ phone, fill }: FoundNumber): string | null {
  return phone === null ? (fill['config.idInstance'] ?? null) : null;
}

function isBareId({ title, phone }: FoundNumber): boolean {
  return phone === null && /\d{6,}$/.test(title);
}

/** What it is called: its name at the provider; a bare phone is written for the eye. */
export function titleOf({ title, phone }: FoundNumber): string {
  return phone !== null && digits(title) === digits(phone) ? displayPhone(phone) : title;
}

function digits(text: string): string {
  return /^[+\d\s()-]+$/.test(text) ? text.replace(/\D/g, '') : text;
}
