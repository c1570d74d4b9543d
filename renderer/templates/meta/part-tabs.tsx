import { useTranslation } from '../../i18n/use-translation.ts';
import { LinkTabs } from '../../ui/link-tabs.tsx';
import { metaListPath } from './meta-place.ts';
import classes from './part-tabs.module.css';
import { useHasMeta } from './use-meta.ts';

/** The way between our texts and the templates at Meta; only there when a number of Meta's is connected. */
export function PartTabs({ here }: { here: 'texts' | 'meta' }) {
  const { t } = useTranslation('metaTemplates');
  const hasMeta = useHasMeta();
  if (!hasMeta) return null;
  return (
    <div className={classes.tabs}>
      <LinkTabs
        label={t('tabs.label')}
        tabs={[
          { href: '/templates', word: t('tabs.texts'), isHere: here === 'texts' },
          { href: metaListPath, word: t('tabs.meta'), isHere: here === 'meta' },
        ]}
      />
    </div>
  );
}
