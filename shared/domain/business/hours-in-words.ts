import type { TemplateLanguage } from '../template/variables.ts';
import { weekdays, type OpeningHours, type OpenSpan, type Weekday } from './opening-hours.ts';

const days: Record<TemplateLanguage, Record<Weekday, string>> = {
  en: {
    monday: 'Mon',
    tuesday: 'Tue',
    wednesday: 'Wed',
    thursday: 'Thu',
    friday: 'Fri',
    saturday: 'Sat',
    sunday: 'Sun',
  },
  ru: {
    monday: 'Пн',
    tuesday: 'Вт',
    wednesday: 'Ср',
    thursday: 'Чт',
    friday: 'Пт',
    saturday: 'Сб',
    sunday: 'Вс',
  },
};

const everyDay: Record<TemplateLanguage, string> = { en: 'Every day', ru: 'Ежедневно' };
const roundTheClock: Record<TemplateLanguage, string> = { en: 'open 24 hours', ru: 'круглосуточно' };

/**
 * When the shop is open, one line for each run of days with the same hours: "Mon–Fri 9 AM – 8 PM", «Пн–Пт 9:00–20:00».
 * Days on which it is closed are left out, so the text of a shop that never opens is empty.
 */
export function hoursInWords(hours: OpeningHours, language: TemplateLanguage): string {
  const runs: { readonly from: Weekday; to: Weekday; count: number; readonly words: string }[] = [];
  for (const day of weekdays) {
    const words = spansInWords(hours[day], language);
    const last = runs.at(-1);
    if (last?.words === words) {
      last.to = day;
      last.count += 1;
    } else runs.push({ from: day, to: day, count: 1, words });
  }
  return runs
    .filter(({ words }) => words !== '')
    .map(({ words, ...run }) => `${daysInWords(run, language)} ${words}`)
    .join('\n');
}

function daysInWords(
  { from, to, count }: { readonly from: Weekday; readonly to: Weekday; readonly count: number },
  language: TemplateLanguage,
): string {
  if (count === weekdays.length) return everyDay[language];
  const names = days[language];
  if (count === 1) return names[from];
  return `${names[from]}${count === 2 ? ', ' : '–'}${names[to]}`;
}

function spansInWords(spans: readonly OpenSpan[], language: TemplateLanguage): string {
  if (spans.some(({ from, to }) => from === '00:00' && to === '24:00')) return roundTheClock[language];
  return [...spans]
    .sort((one, other) => (one.from < other.from ? -1 : 1))
    .map(({ from, to }) =>
      language === 'ru' ? `${clockOf24(from)}–${clockOf24(to)}` : `${clockOf12(from)} – ${clockOf12(to)}`,
    )
    .join(', ');
}

/** `09:00` as Russians write it: 9:00. */
function clockOf24(time: string): string {
  return time.replace(/^0/, '');
}

/** `09:00` is 9 AM, `20:30` is 8:30 PM, `24:00` is midnight. */
function clockOf12(time: string): string {
  if (time === '24:00' || time === '00:00') return 'midnight';
  const hour = Number(time.slice(0, 2));
  const minutes = time.slice(3) === '00' ? '' : time.slice(2);
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes} ${hour < 12 ? 'AM' : 'PM'}`;
}
