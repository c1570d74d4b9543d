import { useTranslation } from '../../i18n/use-translation.ts';
import { SkeletonBar } from '../../ui/skeletons.tsx';
import classes from './customer-pane.module.css';

/** The outline of the customer pane while it, or what it shows, is on its way. */
export function PaneSkeleton() {
  const { t } = useTranslation('basics');
  return (
    <div className={classes.pane} role="status" aria-label={t('loading')}>
      <div className={classes.top}>
        <SkeletonBar width={72} height={72} radius="50%" />
        <SkeletonBar width={160} height={18} />
      </div>
      {[120, 90, 140].map((height) => (
        <div key={height} className={classes.section}>
          <SkeletonBar height={height} radius={8} />
        </div>
      ))}
    </div>
  );
}
