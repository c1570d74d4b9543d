/** A zone to choose: `value` is its IANA name, `label` has the offset of today and the city. */
export type ZoneChoice = { readonly value: string; readonly label: string };

/** All zones that this runtime knows, by name; `at` (epoch ms) decides summer or winter offsets. */
export function zoneChoices(at: number, alwaysWith: readonly string[]): ZoneChoice[] {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), ...alwaysWith]);
  return [...names]
    .toSorted((left, right) => left.localeCompare(right))
    .map((value) => ({ value, label: `${value.replaceAll('_', ' ')} (${offsetOf(value, at)})` }));
}

/** "GMT+3" */
function offsetOf(timeZone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
}

/** The zone of this computer. */
export function systemZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
