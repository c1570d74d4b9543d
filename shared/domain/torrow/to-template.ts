import type { TorrowOptions, TorrowService } from './hook-options.ts';
import { readTorrowHook, type TorrowHook, type TorrowSecrets } from './hook-url.ts';

export type ImportedEvent = 'created' | 'changed' | 'reminder' | 'cancelled' | 'paid';

/** The only places where an imported text names variables of the template catalogue. */
export const importedVariables = {
  number: '{% if visit.number %} {{ visit.number }}{% endif %}',
  date: '{{ visit.start | date: "weekday" }}',
  time: '{{ visit.start | time }}',
  zone: '{% if visit.time_zone %} ({{ visit.time_zone }}){% endif %}',
  duration: '{{ visit.duration | duration | or_skip_line }}',
  address: '{{ visit.address | or_skip_line }}',
  service: '{{ visit.service | or_skip_line }}',
  resource: '{{ visit.resource | or_skip_line }}',
  price: '{{ visit.price | money | or_skip_line }}',
  comment: '{{ visit.comment | or_skip_line }}',
  customerName: '{{ customer.name | or_skip_line }}',
  customerPhone: '{{ customer.phone | phone | or_skip_line }}',
  link: '{{ visit.link | or_skip_line }}',
} as const;

/** What a pasted hook URL becomes; the owner sees and edits it before anything is saved. */
export type TorrowImport =
  | {
      readonly kind: 'proposal';
      readonly service: TorrowService;
      readonly hook: TorrowHook;
      /** For the secrets store, by their names in the URL; never shown. */
      readonly secrets: TorrowSecrets;
      readonly template: { readonly language: 'ru' | 'en'; readonly text: string };
      /** `event: null`: the words do not tell it, the owner chooses. A reminder's time is not in the URL either. */
      readonly rule: {
        readonly event: ImportedEvent | null;
        readonly minutesBefore: number | null;
        readonly toPhone: string | null;
      };
    }
  | { readonly kind: 'not-a-hook'; readonly reason: 'not-a-url' | 'other-path' };

/** Reads a pasted URL. The rule is a proposal: Torrow decides when it calls, so the event is read from the words. */
export function importTorrowUrl(pasted: string): TorrowImport {
  const address = /^\s*https?:\/\/[^/?#\s]+(\/[^?#\s]*)?(\?.*)?$/is.exec(pasted.trim());
  if (address === null) return { kind: 'not-a-hook', reason: 'not-a-url' };
  const path = /\/webhook\/(green-api|wazzup24)\/?$/i.exec(address[1] ?? '');
  const service = path?.[1]?.toLowerCase();
  if (service !== 'green-api' && service !== 'wazzup24') return { kind: 'not-a-hook', reason: 'other-path' };
  const { hook, secrets } = readTorrowHook(service, address[2] ?? '');
  const event = torrowEventIn(hook.options.message);
  return {
    kind: 'proposal',
    service,
    hook,
    secrets,
    template: { language: hook.options.language, text: templateText(hook.options) },
    rule: { event, minutesBefore: event === 'reminder' ? 120 : null, toPhone: hook.options.phone },
  };
}

/** What the first sentence is about; two events in it, or none, is not known. */
export function torrowEventIn(message: string): ImportedEvent | null {
  const signs: [ImportedEvent, RegExp][] = [
    ['reminder', /напомин|remind/i],
    ['cancelled', /отмен|cancel/i],
    ['changed', /измен|перенес|chang|moved|reschedul/i],
    ['paid', /оплата\s+(получена|прошла)|оплачен|payment\s+(received|has been)|paid/i],
    ['created', /подтвержд|создан|забронир|вы записаны|confirm|booked|created/i],
  ];
  const first = /^[^.!?\n]*/.exec(message.trim())?.[0] ?? '';
  const found = signs.filter(([, sign]) => sign.test(first)).map(([event]) => event);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Follows the paragraphs of the message that the URL itself would send. */
function templateText(options: TorrowOptions): string {
  const v = importedVariables;
  const ru = options.language === 'ru';
  const called = options.caseTypeName ?? (ru ? 'запись' : 'booking');
  const appointment = [
    `*${literal(capital(called))}*${v.number}`,
    // The name in the URL belongs to the URL's zone; a visit is told in its own.
    `🗓 ${v.date}, ${v.time}${v.zone}`,
    options.hideOrderDuration ? '' : `⏱ ${v.duration}`,
    options.hideAddress ? '' : `📍 ${v.address}`,
  ];
  const details = [
    options.hideServiceName ? '' : `${ru ? 'Услуга' : 'Service'}: ${v.service}`,
    `${literal(options.resourceName ?? (ru ? 'Услуги/ресурсы' : 'Services/resources'))}: ${v.resource}`,
    `${ru ? 'Стоимость' : 'Price'}: ${v.price}`,
    options.hideOrderDescription ? '' : v.comment,
  ];
  const known = ['resource', 'price']
    .concat(options.hideServiceName ? [] : 'service', options.hideOrderDescription ? [] : 'comment')
    .map((name) => `visit.${name}`)
    .join(' or ');
  const heading =
    options.detailSectionName === null
      ? ''
      : `{% if ${known} %}\n*${literal(options.detailSectionName)}*\n{% endif %}`;
  const paragraphs = [
    [literal(options.message)],
    appointment,
    options.hideDetailSection ? [] : [heading, ...details],
    options.hideContactInfo ? [] : [v.customerName, v.customerPhone],
    options.hideUrl ? [] : [`🔗 ${v.link}`],
    [literal(options.signText)],
  ];
  return paragraphs
    .map((lines) => lines.filter(Boolean).join('\n').trim())
    .filter(Boolean)
    .join('\n\n');
}

/** Words of the owner are words: braces in them are no variables. */
const literal = (written: string) => written.replace(/\{\{|\{%/g, (open) => `{{ "${open}" }}`);
const capital = (line: string) => line.charAt(0).toUpperCase() + line.slice(1);
