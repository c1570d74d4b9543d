import type { TemplateView } from '#shared/api/calls/templates.ts';
import { asId } from '#shared/domain/ids.ts';

/** An ordinary text of the shop; what a test is about is given by name. */
export function sampleText(fields: Partial<TemplateView> = {}): TemplateView {
  return {
    id: asId('t1'),
    event: 'reminder',
    name: 'Reminder',
    texts: { en: 'See you {{ visit.start }}.', ru: 'Ждём вас {{ visit.start }}.' },
    signOff: { en: null, ru: null },
    version: 1,
    isShipped: false,
    canUndo: false,
    usedBy: [],
    ...fields,
  };
}
