import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';

/** What stands where a value is still missing. */
const gap = '…';

/** A template as the customer reads it: heading, text and footer with the values (by their keys) in their places. */
export function writtenOut(
  { header, body, footer }: Pick<MetaTemplateView, 'header' | 'body' | 'footer'>,
  values: Readonly<Record<string, string>>,
): string {
  const heading = header === null || header === '' ? null : `*${filled(header, values, 'header.')}*`;
  return [heading, filled(body, values, ''), footer]
    .filter((part) => part !== null && part !== '')
    .join('\n\n');
}

function filled(text: string, values: Readonly<Record<string, string>>, prefix: string): string {
  return text.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (_place, key: string) => {
    const value = values[`${prefix}${key}`]?.trim() ?? '';
    return value === '' ? gap : value;
  });
}
