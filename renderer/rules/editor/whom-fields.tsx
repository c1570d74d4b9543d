import { Checkbox, MultiSelect, TagsInput } from '@mantine/core';

import { useCall } from '../../api/use-call.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useSourceWords } from '../use-source-words.ts';
import classes from './editor.module.css';
import { isReminderKind, type RuleDraft } from './rule-draft.ts';

type WhomFieldsProps = { draft: RuleDraft; onChange: (fields: Partial<RuleDraft>) => void };

/** For which visits; an empty field means any. */
export function WhomFields({ draft, onChange }: WhomFieldsProps) {
  const { t } = useTranslation('rules');
  const channels = useCall('channels.list', {}).data?.items ?? [];
  return (
    <div className={classes.fields}>
      <TagsInput
        className={classes.wide ?? ''}
        label={t('editor.services')}
        description={t('editor.servicesHelp')}
        inputWrapperOrder={['label', 'input', 'description']}
        placeholder={draft.services.length === 0 ? t('editor.servicesAll') : ''}
        data={useServices()}
        value={[...draft.services]}
        acceptValueOnBlur
        maxDropdownHeight={220}
        onChange={(services) => {
          onChange({ services });
        }}
      />
      <SourceFields draft={draft} onChange={onChange} />
      {(channels.length > 1 || draft.channels.length > 0) && (
        <MultiSelect
          label={t('editor.channels')}
          placeholder={draft.channels.length === 0 ? t('editor.channelsAll') : ''}
          data={channels.map((channel) => ({ value: channel.id, label: channel.label }))}
          value={[...draft.channels]}
          onChange={(chosen) => {
            onChange({ channels: channels.map(({ id }) => id).filter((id) => chosen.includes(id)) });
          }}
        />
      )}
      {isReminderKind(draft.kind) && (
        <Checkbox
          className={classes.wide ?? ''}
          label={t('editor.unlessConfirmed')}
          checked={draft.unlessConfirmed}
          onChange={(event) => {
            onChange({ unlessConfirmed: event.currentTarget.checked });
          }}
        />
      )}
    </div>
  );
}

function SourceFields({ draft, onChange }: WhomFieldsProps) {
  const { t } = useTranslation('rules');
  const sources = useSourceWords();
  const choices = (chosen: readonly string[]) =>
    [...new Set([...sources.all, ...chosen])].map((value) => ({ value, label: sources.name(value) }));
  const isTorrowOut = draft.exceptSources.includes('torrow');
  const isTorrowIn = !isTorrowOut && (draft.sources.length === 0 || draft.sources.includes('torrow'));
  return (
    <>
      <MultiSelect
        label={t('editor.sources')}
        placeholder={draft.sources.length === 0 ? t('editor.sourcesAll') : ''}
        data={choices(draft.sources)}
        value={[...draft.sources]}
        onChange={(chosen) => {
          onChange({ sources: chosen });
        }}
      />
      <MultiSelect
        label={t('editor.except')}
        placeholder={draft.exceptSources.length === 0 ? t('editor.exceptNone') : ''}
        data={choices(draft.exceptSources)}
        value={[...draft.exceptSources]}
        onChange={(exceptSources) => {
          onChange({ exceptSources });
        }}
      />
      {(isTorrowOut || isTorrowIn) && (
        <p className={`${classes.help ?? ''} ${classes.wide ?? ''}`}>
          {isTorrowOut ? t('editor.exceptTorrow') : t('editor.torrowIncluded')}
        </p>
      )}
    </>
  );
}

/** Services that stand in visits already, to choose from instead of typing. */
function useServices(): string[] {
  const visits = useCall('bookings.list', { limit: 200 }).data?.items ?? [];
  const services = new Set(visits.map((visit) => visit.service).filter((service) => service !== ''));
  return [...services].toSorted((one, other) => one.localeCompare(other));
}
