import type { TemplateLanguage } from '../template/variables.ts';

/** Meta takes no empty value: what stands for a name or another fact that is not known. */
export function standInFor(source: string, language: TemplateLanguage): string {
  if (!/\bcustomer\.(?:first_)?name\b/.test(source)) return '—';
  return language === 'ru' ? 'уважаемый клиент' : 'there';
}
