import { Select } from '@mantine/core';

import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';
import { asId, type TemplateId } from '#shared/domain/ids.ts';
import { templateEvents, type TemplateLanguage } from '#shared/domain/template/variables.ts';

import { useCall } from '../../api/use-call.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { SaveMark } from '../../ui/save-mark.tsx';
import classes from './meta-pane.module.css';
import { useMap } from './use-map.ts';

/** Which of our texts a template goes for when the 24 hours are over. */
export function StandsFor({
  template,
  language,
}: {
  template: MetaTemplateView;
  language: TemplateLanguage;
}) {
  const { t } = useTranslation('metaTemplates');
  const { t: texts } = useTranslation('templates');
  const { wanted, state, change } = useMap(template);
  const list = useCall('templates.list', {}).data?.items ?? [];
  const own = wanted?.template === undefined ? template.template : wanted.template;
  const ownId = own === null ? '' : 'templateId' in own ? own.templateId : own.id;
  const offered = list.filter(({ id, event, texts: words }) => {
    return id === ownId || (event !== 'auto-answer' && (words[language] ?? '').trim() !== '');
  });
  return (
    <div className={classes.part}>
      <Select
        label={t('detail.standsFor')}
        description={t('detail.standsForHelp')}
        inputWrapperOrder={['label', 'description', 'input']}
        value={ownId}
        allowDeselect={false}
        searchable
        maxDropdownHeight={300}
        data={[
          { value: '', label: t('detail.standsForNone') },
          ...templateEvents
            .map((event) => ({
              group: texts(`events.${event}`),
              items: offered
                .filter((text) => text.event === event)
                .map(({ id, name }) => ({ value: id, label: name })),
            }))
            .filter(({ items }) => items.length > 0),
        ]}
        onChange={(value) => {
          if (value === null || value === ownId) return;
          change({ template: value === '' ? null : { templateId: asId<TemplateId>(value), language } });
        }}
      />
      <div className={classes.saved}>
        <SaveMark state={state} />
      </div>
    </div>
  );
}
