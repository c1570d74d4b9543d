/** A length of time in the largest unit that tells it whole. */
export type Span = { readonly unit: 'minutes' | 'hours' | 'days'; readonly count: number };

const hour = 60;
const day = 24 * hour;

/** 90 → 90 minutes, 1440 → 24 hours, 2880 → 2 days. A single day stays hours: "24 hours before" is not "the day before". */
export function spanOf(minutes: number): Span {
  if (minutes % day === 0 && minutes > day) return { unit: 'days', count: minutes / day };
  if (minutes % hour === 0) return { unit: 'hours', count: minutes / hour };
  return { unit: 'minutes', count: minutes };
}

/** The length in minutes. */
export function minutesOf({ unit, count }: Span): number {
  switch (unit) {
    case 'minutes':
      return count;
    case 'hours':
      return count * hour;
    case 'days':
      return count * day;
  }
}
