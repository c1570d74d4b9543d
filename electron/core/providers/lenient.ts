/** Reading of provider JSON that may lack anything: what is not of the wanted type is as good as absent. */

/** A JSON object of unknown content. */
export type Fields = Readonly<Record<string, unknown>>;

/** True for an object that is neither null nor a list. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under `key`; an empty one when there is none, so that reading on finds nothing. */
export function fields(from: Fields, key: string): Fields {
  const value = from[key];
  return isFields(value) ? value : {};
}

/** The objects of the list under `key`. */
export function rows(from: Fields, key: string): Fields[] {
  const value = from[key];
  return Array.isArray(value) ? value.filter(isFields) : [];
}

/** The first of the keys that holds a text that is not blank; null when none does. */
export function text(from: Fields, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = from[key];
    if (typeof value === 'string' && value.trim() !== '') return value;
  }
  return null;
}

/** An id that may be written as a text or as a number. */
export function idText(from: Fields, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = from[key];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  }
  return null;
}

/** A number, also one written as a text. */
export function number(from: Fields, key: string): number | null {
  const value = from[key];
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : null;
}

/** True only for `true`, "true" and "yes". */
export function isTrue(from: Fields, key: string): boolean {
  const value = from[key];
  return value === true || value === 'true' || value === 'yes';
}

/** The year 2100: a time after it is a mistake, and the largest ones fit into no table. */
const latestTime = Date.UTC(2100, 0);

/** A Unix time in seconds (or already in ms) as epoch ms; null when there is none that can be meant. */
export function epochMs(from: Fields, key: string): number | null {
  const value = number(from, key);
  if (value === null || value <= 0) return null;
  const time = Math.round(value < 1e11 ? value * 1000 : value);
  return time < latestTime ? time : null;
}
