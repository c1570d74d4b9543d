import { Button } from '@mantine/core';
import { ArrowLeft, Check, CircleAlert, CircleDot } from 'lucide-react';
import { useId } from 'react';

import type { TemplateView } from '#shared/api/calls/templates.ts';
import type { TemplateContent } from '#shared/domain/template/template.ts';
import type { TemplateEvent } from '#shared/domain/template/variables.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import type { Hindrance } from '../template-draft.ts';
import { useSentBy } from '../use-sent-by.ts';
import classes from './editor-header.module.css';
import { EditorMenu } from './editor-menu.tsx';

type EditorHeaderProps = {
  id: string;
  event: TemplateEvent;
  template: TemplateView | null;
  content: TemplateContent;
  isDirty: boolean;
  isSaving: boolean;
  hindrance: Hindrance | null;
  /** False while the person is still typing what is wrong now. */
  areErrorsTold: boolean;
  /** True: what is in the way is said elsewhere. */
  isBlocked: boolean;
  hasBack: boolean;
  onLeave: () => void;
  onOpen: (id: string) => void;
  onName: (name: string) => void;
  onSave: () => void;
  onDiscard: () => void;
};

/** What the text is called and for, whether it is saved, and what else can be done with it. */
export function EditorHeader(props: EditorHeaderProps) {
  const { event, template, content, isDirty, isSaving, hindrance, isBlocked } = props;
  const { t } = useTranslation('templates');
  const { t: basics } = useTranslation('basics');
  const sentBy = useSentBy();
  const stateId = useId();
  const isNew = template === null;
  const use = template === null ? null : sentBy(template);
  return (
    <header className={classes.header}>
      {props.hasBack && (
        <IconButton label={t('back')} size={36} onClick={props.onLeave}>
          <ArrowLeft size={19} strokeWidth={2} aria-hidden />
        </IconButton>
      )}
      <div className={classes.lines}>
        <input
          className={classes.name}
          value={content.name}
          maxLength={100}
          placeholder={t('editor.namePlaceholder')}
          aria-label={t('editor.name')}
          autoComplete="off"
          autoFocus={isNew && content.name === ''}
          onChange={(change) => {
            props.onName(change.currentTarget.value);
          }}
        />
        <p className={classes.about}>{[t(`newEvents.${event}`), use].filter(Boolean).join(' · ')}</p>
      </div>
      <SaveState
        id={stateId}
        isDirty={isDirty}
        isNew={isNew}
        isSaving={isSaving}
        hindrance={hindrance?.kind === 'errors' && !props.areErrorsTold ? null : hindrance}
      />
      <Button
        className={classes.save ?? ''}
        onClick={props.onSave}
        loading={isSaving}
        disabled={!isDirty || hindrance !== null || isBlocked}
        aria-describedby={stateId}
      >
        {basics('save')}
      </Button>
      <EditorMenu
        template={template}
        isDirty={isDirty}
        content={content}
        onOpen={props.onOpen}
        onLeave={props.onLeave}
        onDiscard={props.onDiscard}
      />
    </header>
  );
}

function SaveState({
  id,
  isDirty,
  isNew,
  isSaving,
  hindrance,
}: {
  id: string;
  isDirty: boolean;
  isNew: boolean;
  isSaving: boolean;
  hindrance: Hindrance | null;
}) {
  const { t } = useTranslation('templates');
  const { t: basics } = useTranslation('basics');
  return (
    <span
      className={classes.state}
      id={id}
      role="status"
      data-hindered={(isDirty && hindrance !== null) || undefined}
      data-tone={isDirty ? (hindrance?.kind === 'errors' ? 'trouble' : 'attention') : 'calm'}
    >
      {isDirty && hindrance !== null ? (
        <>
          <CircleAlert size={15} strokeWidth={2.2} aria-hidden />
          <span className={classes.stateWords}>
            {hindrance.kind === 'errors'
              ? t('save.hasErrors', { count: hindrance.count })
              : t(hindrance.kind === 'no-name' ? 'save.noName' : 'save.noText')}
          </span>
        </>
      ) : isDirty ? (
        <>
          <CircleDot size={15} strokeWidth={2.2} aria-hidden />
          <span className={classes.stateWords}>{isSaving ? basics('saving') : t('save.unsaved')}</span>
        </>
      ) : (
        !isNew && (
          <>
            <Check size={15} strokeWidth={2.2} aria-hidden />
            <span className={classes.stateWords}>{basics('saved')}</span>
          </>
        )
      )}
    </span>
  );
}
