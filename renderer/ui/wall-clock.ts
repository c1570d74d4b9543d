/** A wall-clock time: a day as YYYY-MM-DD and a time as HH:MM. */
export type WallTime = { readonly day: string; readonly time: string };

/** The wall clock of a zone at an instant. */
export function wallTimeOf(at: number, timeZone: string): WallTime {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
  const [day = '', time = ''] = parts.split(' ');
  return { day, time };
}

/**
 * The instant at which a wall clock in a zone shows that time. A time that a clock change leaves out becomes the one
 * as much later; of a time that comes twice, the first.
 */
export function instantOf(wall: WallTime, timeZone: string): number {
  const asUtc = Date.parse(`${wall.day}T${wall.time}:00Z`);
  const offsetAt = (at: number) => {
    const shown = wallTimeOf(at, timeZone);
    return Date.parse(`${shown.day}T${shown.time}:00Z`) - at;
  };
  // The offsets of the day before and after hold on either side of a clock change.
  const candidates = [asUtc - offsetAt(asUtc - 86_400_000), asUtc - offsetAt(asUtc + 86_400_000)];
  const fitting = candidates.filter((at) => at + offsetAt(at) === asUtc);
  return fitting.length > 0 ? Math.min(...fitting) : Math.max(...candidates);
}
