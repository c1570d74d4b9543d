import type { LineScan, Part } from './line-scan.ts';

/** A time of the clock in minutes after midnight; `otherwise` is the other half of the day when the line left it open. */
export type LineTime = { readonly minutes: number; readonly otherwise: number | null };
export type LineTimeRange = { readonly start: LineTime; readonly end: LineTime | null };

const half = String.raw`(?:\s*([ap])\.?m\b\.?|\s+(утра|дня|вечера|ночи)(?!\p{L}))?`;
const clock = String.raw`(\d{1,2})[:.](\d{2})(?!\d)${half}`;
const edge = String.raw`(?<![\p{L}\d.:+-])`;

/** Takes the times that are certainly times: "15:00", "15:00–16:30", "3 pm", "в 15", "с 15 до 16:30", "at 3". */
export function takeTimes(scan: LineScan): Part<LineTimeRange>[] {
  const loose = String.raw`(\d{1,2})(?:[:.](\d{2}))?(?![\d./:])(?:\s*(?:ч|час|часа|часов|h)(?!\p{L})\.?)?${half}`;
  const range = (match: RegExpExecArray): LineTimeRange | null => {
    const start = timeOf(match, 1);
    const end = timeOf(match, 5);
    return start === null || end === null ? null : { start, end: sameHalf(start, end) };
  };
  const single = (match: RegExpExecArray): LineTimeRange | null => {
    const start = timeOf(match, 1);
    return start === null ? null : { start, end: null };
  };
  const colon = clock.replace('[:.]', ':');
  return [
    ...scan.take(new RegExp(`${edge}(?:at\\s+|в\\s+)?${colon}\\s*[-–—]\\s*${colon}`, 'giu'), range),
    ...scan.take(new RegExp(`${edge}${loose}\\s*[-–—]\\s*${colon}`, 'giu'), range),
    ...scan.take(
      new RegExp(`${edge}(?:from|с)\\s+${loose}\\s*(?:to|till|until|до|-|–)\\s*${loose}`, 'giu'),
      range,
    ),
    ...scan.take(new RegExp(`${edge}(?:at\\s+|в\\s+)?${colon}`, 'giu'), single),
    ...scan.take(new RegExp(`${edge}(?:at|в)\\s+${loose}`, 'giu'), single),
    ...scan.take(/(?<![\p{L}\d.:+-])(\d{1,2})()\s*([ap])\.?m\b\.?/giu, single),
  ].sort((a, b) => (a.spans[0]?.from ?? 0) - (b.spans[0]?.from ?? 0));
}

function timeOf(match: RegExpExecArray, group: number): LineTime | null {
  const hour = Number(match[group]);
  const written = match[group + 1] ?? '';
  const minute = Number(written === '' ? 0 : written);
  if (minute > 59 || hour > 23) return null;
  const [english, russian] = [match[group + 2]?.toLowerCase(), match[group + 3]?.toLowerCase()];
  const morning = english === 'a' || russian === 'утра' || russian === 'ночи';
  const evening = english === 'p' || russian === 'дня' || russian === 'вечера';
  if (morning || evening) {
    if (hour < 1 || hour > 12) return null;
    return { minutes: ((hour % 12) + (evening ? 12 : 0)) * 60 + minute, otherwise: null };
  }
  const at = hour * 60 + minute;
  // Shops are open at 3 in the afternoon: proposed, and named as a doubt. "03:00" was meant as it stands.
  if (hour >= 1 && hour <= 7 && !match[group]?.startsWith('0'))
    return { minutes: at + 12 * 60, otherwise: at };
  return { minutes: at, otherwise: null };
}

/** "11–1 pm" and "с 3 до 5": the end that comes before its start belongs to the other half of the day. */
function sameHalf(start: LineTime, end: LineTime): LineTime {
  if (end.otherwise === null || end.minutes > start.minutes) return end;
  return end.otherwise > start.minutes ? { minutes: end.otherwise, otherwise: end.minutes } : end;
}
