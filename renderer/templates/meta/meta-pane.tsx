import { ArrowLeft, FileQuestion } from 'lucide-react';
import { Link } from 'wouter';

import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';
import { ourLanguage } from '#shared/domain/meta-template/name-and-language.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { metaNameOf } from '../../messages-in-words/meta-template-name.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useLanguageName } from '../../ui/use-language-name.ts';
import editor from '../editor/template-editor.module.css';
import header from '../editor/editor-header.module.css';
import preview from '../preview/preview.module.css';
import { Phone } from '../preview/phone.tsx';
import { withExamples } from './examples.ts';
import { MetaMark } from './meta-mark.tsx';
import classes from './meta-pane.module.css';
import { metaListPath } from './meta-place.ts';
import { StandsFor } from './stands-for.tsx';
import { StatusNote } from './status-note.tsx';
import type { MetaAccount } from './use-meta.ts';
import { VariableSources } from './variable-sources.tsx';

type MetaPaneProps = {
  template: MetaTemplateView;
  accounts: readonly MetaAccount[];
  hasBack: boolean;
  onLeave: () => void;
};

/** One template at Meta: how it stands and why, what the customer gets, for which text of ours it goes, what fills it. */
export function MetaPane({ template, accounts, hasBack, onLeave }: MetaPaneProps) {
  const { t } = useTranslation('metaTemplates');
  const languageName = useLanguageName();
  const language = ourLanguage(template.language) ?? 'en';
  const name = metaNameOf(template);
  return (
    <section className={editor.editor} aria-label={name}>
      <header className={header.header}>
        {hasBack && (
          <IconButton label={t('back')} size={36} onClick={onLeave}>
            <ArrowLeft size={19} strokeWidth={2} aria-hidden />
          </IconButton>
        )}
        <div className={header.lines}>
          <h2 className={classes.name}>{name}</h2>
          <p className={header.about}>
            {languageName(template.language)} · {t(`category.${template.category}`)}
          </p>
        </div>
        <MetaMark marked={template.status} word={t(`status.${template.status}`)} />
      </header>
      <div className={editor.scroll}>
        <div className={editor.columns}>
          <div className={editor.write}>
            <StatusNote template={template} />
            <StandsFor template={template} language={language} />
            <VariableSources template={template} language={language} />
            <Facts template={template} accounts={accounts} />
          </div>
          <aside className={preview.preview} aria-label={t('detail.what')}>
            <div className={preview.head}>
              <h2 className={preview.title}>{t('detail.what')}</h2>
            </div>
            <Phone language={language} text={withExamples(template)} note={null} isStale={false} />
            <p className={classes.help}>{t('detail.whatHelp')}</p>
            {template.buttons.length > 0 && (
              <p className={classes.help}>
                {t('detail.buttons')}: {template.buttons.join(' · ')}
              </p>
            )}
          </aside>
        </div>
      </div>
    </section>
  );
}

function Facts({ template, accounts }: Pick<MetaPaneProps, 'template' | 'accounts'>) {
  const { t } = useTranslation('metaTemplates');
  const account = accounts.find(({ businessAccountId }) => businessAccountId === template.businessAccountId);
  return (
    <dl className={classes.facts}>
      <dt>{t('detail.submitted')}</dt>
      <dd className={classes.code}>{template.name}</dd>
      <dt>{t('quality.label')}</dt>
      <dd>{t(`quality.${template.quality}`)}</dd>
      <dt>{t('detail.account')}</dt>
      <dd>{account?.label ?? template.businessAccountId}</dd>
    </dl>
  );
}

/** In place of a template that is not there. */
export function MetaGone() {
  const { t } = useTranslation('metaTemplates');
  return (
    <EmptyState
      icon={<FileQuestion size={26} strokeWidth={1.8} />}
      title={t('gone.title')}
      action={
        <Link className={classes.link} href={metaListPath}>
          {t('gone.action')}
        </Link>
      }
    >
      {t('gone.text')}
    </EmptyState>
  );
}
