import type { TemplateNews } from '#shared/domain/meta-template/meta-template.ts';
import { metaLanguage } from '#shared/domain/meta-template/name-and-language.ts';
import { reasonInWords } from '#shared/domain/meta-template/rejection.ts';

import { fields, idText, text, type Fields } from '../lenient.ts';
import type { Change } from './envelope.ts';
import type { ItemReading } from './message-events.ts';
import { categoryOf, qualityOf, statusOf } from './template-words.ts';

/** True for news about a template. What it holds decides, not the field: Meta's own examples mix those up. */
export function isTemplateChange({ value }: Change): boolean {
  return text(value, 'message_template_name') !== null || idText(value, 'message_template_id') !== null;
}

/** One change of a template: it concerns the account, and so each of its numbers. */
export function readTemplateChange({ value, field, at }: Change, account: string): ItemReading {
  const name = text(value, 'message_template_name');
  const language = text(value, 'message_template_language');
  if (name === null || language === null) throw new Error('News of a template that does not say of which.');
  const news = newsOf(value);
  if (news === null) return { note: `News about the template ${name.slice(0, 60)}: ${field.slice(0, 60)}.` };
  return {
    events: [{ kind: 'template', account, name, language: metaLanguage(language), news, at }],
  };
}

function newsOf(value: Fields): TemplateNews | null {
  const event = text(value, 'event');
  if (event !== null) {
    const category = text(value, 'message_template_category');
    return {
      kind: 'status',
      status: statusOf(event),
      reason: reasonOf(value),
      category: category === null ? null : categoryOf(category),
    };
  }
  const announced = text(value, 'correct_category');
  if (announced !== null) return { kind: 'category-announced', category: categoryOf(announced) };
  const category = text(value, 'new_category');
  if (category !== null) return { kind: 'category', category: categoryOf(category) };
  const quality = text(value, 'new_quality_score');
  if (quality !== null) return { kind: 'quality', quality: qualityOf(quality) };
  return text(value, 'message_template_element') === null ? null : { kind: 'content' };
}

/** What Meta says in sentences comes first, then the name of a pause, then the code. */
function reasonOf(value: Fields): string | null {
  const info = fields(value, 'rejection_info');
  const said = [text(info, 'reason'), text(info, 'recommendation')].filter((part) => part !== null).join(' ');
  const title = text(fields(value, 'other_info'), 'title');
  return reasonInWords(title ?? text(value, 'reason'), said === '' ? null : said);
}
