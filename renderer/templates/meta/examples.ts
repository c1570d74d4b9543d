import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';

/** A template as a customer would read it, with the examples that Meta was given; a place without one stays as it is. */
export function withExamples({
  header,
  body,
  footer,
  variables,
}: Pick<MetaTemplateView, 'header' | 'body' | 'footer' | 'variables'>): string {
  const filled = (text: string, prefix: string) =>
    text.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (place, name: string) => {
      const example = variables.find(({ key }) => key === `${prefix}${name}`)?.example ?? '';
      return example === '' ? place : example;
    });
  return [header === null ? '' : filled(header, 'header.'), filled(body, ''), footer ?? '']
    .filter((part) => part !== '')
    .join('\n\n');
}
