import { isVisitTime } from '../booking/wall-time.ts';

/** An object of a foreign body: nothing is known about its members. */
export type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Objects from a place that holds one, several or none. */
export function list(value: unknown): Json[] {
  return (Array.isArray(value) ? value : [value]).filter(isObject);
}

/** The object at a place, empty when there is none. */
export function part(value: unknown): Json {
  return isObject(value) ? value : {};
}

/** Trimmed text; a number counts as its digits; empty is nothing. */
export function text(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string' || value.trim() === '') return null;
  return value.trim();
}

/** A finite number, also when it was sent as text. */
export function number(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,10})?$/.test(value.trim()) ? Number(value) : null;
}

/** Epoch ms of an ISO time, UTC when it names no offset. The years 1 and 9999 are foreign ways of saying "none". */
export function utcMoment(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/.exec(value.trim());
  if (iso === null) return null;
  const at = Date.parse(iso[3] === undefined ? `${iso[0]}Z` : iso[0]);
  return isVisitTime(at) ? at : null;
}
