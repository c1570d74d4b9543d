import { bookingFields, exampleBooking } from '#shared/api/hooks/booking-fields.ts';
import { hookPaths } from '#shared/api/hooks/hook-paths.ts';
import { words, type LanguageCode } from '#shared/i18n/languages.ts';

import { docsStyle } from './docs-style.ts';

type Words = (typeof words)[LanguageCode]['hookDocs'];
type Operation = { readonly method: string; readonly path: string };

/** Where each operation stands on the page; what is in nobody's list is a mistake that a test finds. */
const ownOperations: Readonly<Record<string, keyof Omit<Words['own'], 'title' | 'text'>>> = {
  metaVerification: 'meta',
  metaHook: 'meta',
  greenApiHook: 'greenApi',
  wazzup24Hook: 'wazzup24',
  publishedFile: 'file',
  addressProof: 'proof',
  healthz: 'alive',
};

/** The public page about the hooks: plain HTML without scripts, the same for every shop. */
export function docsPage(language: LanguageCode): string {
  const w = words[language].hookDocs;
  const other = language === 'en' ? 'ru' : 'en';
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${text(w.title)}</title><style>${docsStyle}</style></head><body><main>`,
    `<header><h1>${text(w.title)}</h1><a href="?lang=${other}" hreflang="${other}" lang="${other}">${text(w.otherLanguage)}</a></header>`,
    paragraph(w.lead),
    ...bookings(w),
    ...torrow(w),
    ...own(w),
    ...answers(w),
    `<p><a href="openapi.json">${text(w.machineReadable)}</a></p>`,
    '</main></body></html>',
  ].join('\n');
}

function bookings(w: Words): string[] {
  const { title, text: lead, rules, ...more } = w.bookings;
  const id = '0198c1f2-7d1e-7c55-9f0e-6f1f6f2f3a10';
  const refusal = {
    error: {
      code: 'invalid',
      message: 'Please check: contact.phone.',
      fields: { 'contact.phone': 'This is no phone number. Write it with its country code.' },
    },
  };
  return [
    `<h2>${text(title)}</h2>`,
    ...addresses((name) => name === 'bookingHook'),
    paragraph(lead),
    `<ul>${Object.values(rules)
      .map((rule) => `<li>${text(rule)}</li>`)
      .join('')}</ul>`,
    `<h3>${text(more.fields)}</h3>`,
    table(
      Object.values(w.fieldColumns),
      bookingFields.map(({ name, word, kind, isNeeded }) => [
        `<code>${name}</code>${isNeeded ? `<small>${text(more.needed)}</small>` : ''}`,
        text(w.kinds[kind]),
        text(w.fields[word]),
      ]),
    ),
    `<h3>${text(more.request)}</h3>`,
    listing(
      `POST /hooks/bookings/… HTTP/1.1\nContent-Type: application/json\n\n${json(exampleBooking)}`,
      more.request,
    ),
    `<h3>${text(more.taken)}</h3>`,
    listing(json({ id, version: 1 }), more.taken),
    `<h3>${text(more.refused)}</h3>`,
    listing(json(refusal), more.refused),
  ];
}

function torrow(w: Words): string[] {
  return [
    `<h2>${text(w.torrow.title)}</h2>`,
    ...addresses((name) => name.startsWith('torrow')),
    paragraph(w.torrow.text),
    `<ul><li>GET: ${text(w.torrow.check)}</li><li>POST: ${text(w.torrow.send)}</li></ul>`,
  ];
}

function own(w: Words): string[] {
  const about = new Map<string, Operation[]>();
  for (const [name, operation] of operations()) {
    const word = ownOperations[name];
    if (word === undefined) continue;
    const line = w.own[word];
    about.set(line, [...(about.get(line) ?? []), operation]);
  }
  const rows = [...about].map(([line, all]) => [
    all.map(({ method, path }) => `<code>${method} ${text(path)}</code>`).join('<br>'),
    text(line),
  ]);
  return [`<h2>${text(w.own.title)}</h2>`, paragraph(w.own.text), table(null, rows)];
}

function answers(w: Words): string[] {
  const { columns, rows } = w.answers;
  return [
    `<h2>${text(w.answers.title)}</h2>`,
    table(
      [columns.status, columns.meaning, columns.next],
      Object.entries(rows).map(([status, { meaning, next }]) => [status, text(meaning), text(next)]),
    ),
    paragraph(w.answers.none),
  ];
}

/** Every operation of the hooks by its name, with `{secret}` as the reader sees it. */
function operations(): [string, Operation][] {
  return Object.entries(hookPaths()).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, { operationId: string }>).map(
      ([method, { operationId }]): [string, Operation] => [
        operationId,
        { method: method.toUpperCase(), path },
      ],
    ),
  );
}

function addresses(fits: (name: string) => boolean): string[] {
  return operations()
    .filter(([name]) => fits(name))
    .map(([, { method, path }]) => `<code class="address">${method} ${text(path)}</code>`);
}

/** Cells are HTML; the first of a row is its heading. */
function table(heads: readonly string[] | null, rows: readonly (readonly string[])[]): string {
  const head =
    heads === null
      ? ''
      : `<thead><tr>${heads.map((one) => `<th scope="col">${text(one)}</th>`).join('')}</tr></thead>`;
  const body = rows.map(
    ([first, ...others]) =>
      `<tr><th scope="row">${first ?? ''}</th>${others.map((cell) => `<td>${cell}</td>`).join('')}</tr>`,
  );
  return `<div class="wide"><table>${head}<tbody>${body.join('')}</tbody></table></div>`;
}

/** Long lines scroll, also by keyboard. */
function listing(content: string, label: string): string {
  return `<pre tabindex="0" role="region" aria-label="${text(label)}">${text(content)}</pre>`;
}

function paragraph(content: string): string {
  return `<p>${text(content)}</p>`;
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function text(content: string): string {
  return content.replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);
}
