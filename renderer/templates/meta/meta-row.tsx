import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { metaNameOf } from '../../messages-in-words/meta-template-name.ts';
import { useLanguageName } from '../../ui/use-language-name.ts';
import classes from './meta-list.module.css';
import { MetaMark } from './meta-mark.tsx';
import { metaTemplatePath } from './meta-place.ts';

/** One template in the list: its name, language and category, how it stands, which text it stands in for. */
export function MetaRow({
  template,
  isSelected,
  onOpen,
}: {
  template: MetaTemplateView;
  isSelected: boolean;
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslation('metaTemplates');
  const languageName = useLanguageName();
  return (
    <a
      href={metaTemplatePath(template.id)}
      className={classes.row}
      data-meta-template={template.id}
      aria-current={isSelected || undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        onOpen(template.id);
      }}
    >
      <span className={classes.name}>{metaNameOf(template)}</span>
      <span className={classes.about}>
        {languageName(template.language)} · {t(`category.${template.category}`)}
      </span>
      <span className={classes.marks}>
        <MetaMark marked={template.status} word={t(`status.${template.status}`)} />
        {template.isOutdated && <MetaMark marked="outdated" word={t('block.state.outdated')} />}
      </span>
    </a>
  );
}
