import { Radio, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';

import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';
import type { TemplateView } from '#shared/api/calls/templates.ts';
import { ApiError } from '#shared/api/errors.ts';
import { isMetaName } from '#shared/domain/meta-template/name-and-language.ts';
import type { TemplateLanguage } from '#shared/domain/template/variables.ts';

import { useAction } from '../../api/use-action.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import classes from './meta-block.module.css';
import type { MetaAccount } from './use-meta.ts';

type SubmitDialogProps = {
  text: TemplateView;
  language: TemplateLanguage;
  accounts: readonly MetaAccount[];
  /** Those that stand in for the text already. */
  templates: readonly MetaTemplateView[];
  suggestedName: string;
  onClose: () => void;
};

const categories = ['utility', 'marketing'] as const;

/** Asks under which name and as what a text goes to Meta, and says what that costs and how long it takes. */
export function SubmitDialog({
  text,
  language,
  accounts,
  templates,
  suggestedName,
  onClose,
}: SubmitDialogProps) {
  const { t } = useTranslation('metaTemplates');
  const { t: texts } = useTranslation('templates');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const reasonOf = (error: unknown) => {
    // What Meta itself says stands alone: our words for "wrong" would only hide it.
    const said = error instanceof ApiError ? error.fields?.meta : undefined;
    if (said !== undefined) return t('submit.refused', { said });
    const { title, next } = describe(error);
    return t('submit.failed', { reason: `${title}. ${next}` });
  };
  const submit = useAction('metaTemplates.submit', { quiet: true });
  const first = accounts.find(({ businessAccountId }) =>
    templates.every((template) => template.businessAccountId !== businessAccountId),
  );
  const [account, setAccount] = useState((first ?? accounts[0])?.businessAccountId ?? '');
  const [name, setName] = useState(suggestedName);
  const [category, setCategory] = useState<(typeof categories)[number]>('utility');
  const [isTold, setTold] = useState(false);
  const replaced = templates.find((known) => known.businessAccountId === account && known.name === name);
  // Meta lets the words of a template be changed, never what it is.
  const kept = categories.find((one) => one === replaced?.category);
  const wrong = name === '' ? t('submit.nameEmpty') : isMetaName(name) ? null : t('submit.nameWrong');
  const send = () => {
    setTold(true);
    if (wrong !== null || account === '' || submit.isPending) return;
    submit.mutate(
      { templateId: text.id, language, businessAccountId: account, name, category: kept ?? category },
      {
        onSuccess: () => {
          notifications.show({ message: t('submit.done'), autoClose: 5000 });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      isOpen
      title={t('submit.title', { name: text.name })}
      submitLabel={t('submit.confirm')}
      cancelLabel={basics('cancel')}
      isBusy={submit.isPending}
      onClose={onClose}
      onSubmit={send}
    >
      <p className={classes.lead}>{t('submit.lead', { language: texts(`languages.${language}`) })}</p>
      {accounts.length > 1 && (
        <Select
          label={t('submit.account')}
          value={account}
          allowDeselect={false}
          data={accounts.map(({ businessAccountId, label }) => ({ value: businessAccountId, label }))}
          onChange={(value) => {
            setAccount(value ?? account);
          }}
        />
      )}
      {kept === undefined && (
        <Radio.Group
          label={t('submit.category')}
          value={category}
          onChange={(value) => {
            setCategory(categories.find((one) => one === value) ?? category);
          }}
        >
          <div className={classes.radios}>
            {categories.map((one) => (
              <Radio key={one} value={one} label={t(`submit.${one}`)} description={t(`submit.${one}Help`)} />
            ))}
          </div>
        </Radio.Group>
      )}
      <p className={classes.cost}>{t('submit.cost')}</p>
      <TextInput
        label={t('submit.name')}
        description={t('submit.nameHelp')}
        value={name}
        maxLength={512}
        spellCheck={false}
        autoComplete="off"
        error={isTold ? wrong : null}
        onChange={(event) => {
          setName(event.currentTarget.value.trim());
          submit.reset();
        }}
      />
      {replaced?.status === 'approved' && <p className={classes.why}>{t('submit.replaces')}</p>}
      {submit.isError && (
        <p className={classes.refused} role="alert" ref={showInDialog}>
          <CircleAlert size={16} strokeWidth={2.1} aria-hidden />
          <span>{reasonOf(submit.error)}</span>
        </p>
      )}
    </FormDialog>
  );
}

/** The refusal stands below everything, which in a small window is out of sight. */
function showInDialog(refusal: HTMLElement | null) {
  refusal?.scrollIntoView({ block: 'nearest' });
}
