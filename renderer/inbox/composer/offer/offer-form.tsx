import { Button, TextInput } from '@mantine/core';
import { CircleAlert, SendHorizontal } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState, type RefObject, type SubmitEvent } from 'react';

import type { ConversationView } from '#shared/api/calls/conversations.ts';
import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';
import { isVariableName } from '#shared/domain/template/variables.ts';

import { useCall } from '../../../api/use-call.ts';
import { useErrorWords } from '../../../api/use-failure-toast.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { FormattedText } from '../../../ui/formatted-text.tsx';
import classes from './template-offer.module.css';
import { useSendTemplate } from './use-send-template.ts';
import { writtenOut } from './written-out.ts';

type OfferFormProps = {
  conversation: ConversationView;
  template: MetaTemplateView;
  /** The person wants to go on with it as soon as it is filled in. */
  isAwaited: boolean;
  onReady: () => void;
  onSent: () => void;
};

/** One template written out for this customer, with fields for what is not known, and the button that sends it. */
export function OfferForm({ conversation, template, isAwaited, onReady, onSent }: OfferFormProps) {
  const { t } = useTranslation('metaTemplates');
  const describe = useErrorWords();
  const filled = useCall(
    'metaTemplates.fill',
    { id: template.id, conversationId: conversation.id },
    { fresh: true },
  );
  const send = useSendTemplate(conversation);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [showsAll, setShowsAll] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useGoOn(form, isAwaited && filled.data !== undefined, onReady);
  const known = filled.data?.values ?? [];
  const values = Object.fromEntries(
    known.map(({ key, value, isMissing }) => [key, typed[key] ?? (isMissing ? '' : value)]),
  );
  const text = writtenOut(template, values);
  const missing = known.filter(({ key }) => (values[key] ?? '').trim() === '').length;
  const fields = known.filter(({ isMissing }) => isMissing || showsAll);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (filled.data === undefined || missing > 0 || send.isPending) return;
    send.mutate({ template, values, text }, { onSuccess: onSent });
  };
  return (
    <form ref={form} className={classes.form} onSubmit={submit} noValidate>
      <div className={classes.content}>
        <h3 className={classes.heading}>{t('offer.preview')}</h3>
        <div className={classes.bubble} data-testid="template-preview" dir="auto">
          <FormattedText text={text} />
          {template.buttons.length > 0 && (
            <ul className={classes.buttons} aria-label={t('detail.buttons')}>
              {template.buttons.map((words, index) => (
                <li key={index}>{words}</li>
              ))}
            </ul>
          )}
        </div>
        {fields.length > 0 && (
          <fieldset className={classes.fields}>
            <legend className={classes.heading}>{t('offer.fillIn')}</legend>
            {fields.map(({ key }) => (
              <ValueField
                key={key}
                template={template}
                name={key}
                value={values[key] ?? ''}
                onChange={(value) => {
                  send.reset();
                  setTyped((now) => ({ ...now, [key]: value }));
                }}
              />
            ))}
          </fieldset>
        )}
        {fields.length < known.length && (
          <button
            type="button"
            className={classes.more}
            onClick={() => {
              setShowsAll(true);
            }}
          >
            {t(fields.length === 0 ? 'offer.change' : 'offer.changeOthers')}
          </button>
        )}
      </div>
      <div className={classes.foot}>
        <p className={classes.status} role="status">
          {missing > 0 && t('offer.missing', { count: missing })}
        </p>
        <Button
          type="submit"
          leftSection={<SendHorizontal size={16} aria-hidden />}
          disabled={filled.data === undefined || missing > 0}
          loading={send.isPending}
        >
          {t('offer.send')}
        </Button>
      </div>
      {(filled.isError || send.isError) && (
        <p className={classes.trouble} role="alert">
          <CircleAlert size={16} strokeWidth={2.1} aria-hidden />
          <span>
            {filled.isError && t('offer.fillFailed', { reason: inWords(describe(filled.error)) })}
            {send.isError && t('offer.notSent', { reason: inWords(describe(send.error)) })}
          </span>
        </p>
      )}
    </form>
  );
}

/** To the first value that is missing, else to the button: nothing is sent by the key that only chose. */
function useGoOn(form: RefObject<HTMLFormElement | null>, goesOn: boolean, onReady: () => void): void {
  const onGone = useEffectEvent(onReady);
  useEffect(() => {
    if (!goesOn) return;
    const fields = [...(form.current?.querySelectorAll('input') ?? [])];
    const empty = fields.find(({ value }) => value.trim() === '');
    const next = empty ?? form.current?.querySelector<HTMLElement>('[type="submit"]');
    next?.focus();
    onGone();
  }, [form, goesOn]);
}

function ValueField({
  template,
  name,
  value,
  onChange,
}: {
  template: MetaTemplateView;
  name: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation('metaTemplates');
  const { t: texts } = useTranslation('templates');
  const variable = template.variables.find(({ key }) => key === name);
  const source = variable?.source?.split('|', 1)[0]?.trim() ?? '';
  return (
    <TextInput
      label={isVariableName(source) ? texts(`variables.${source}`) : t('offer.place', { key: `{{${name}}}` })}
      {...(variable?.example ? { placeholder: t('detail.example', { example: variable.example }) } : {})}
      value={value}
      maxLength={900}
      autoComplete="off"
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}

function inWords({ title, next }: { title: string; next: string }): string {
  return `${title}. ${next}`;
}
