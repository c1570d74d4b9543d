import { displayPhone } from '#shared/domain/phone.ts';

import type { ProbeAnswer } from './use-probe.ts';

/** A number that the keys lead to. */
export type FoundNumber = ProbeAnswer['found'][number];

/** What it is called: its name at the provider; a bare phone is written for the eye. */
export function titleOf({ title, phone }: FoundNumber): string {
  return phone !== null && digits(title) === digits(phone) ? displayPhone(phone) : title;
}

function digits(text: string): string {
  return /^[+\d\s()-]+$/.test(text) ? text.replace(/\D/g, '') : text;
}
