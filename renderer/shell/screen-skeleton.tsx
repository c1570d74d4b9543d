import { useTranslation } from '../i18n/use-translation.ts';
import { useHoldKeys } from '../later/held-keys.ts';
import { SkeletonBar, SkeletonCards, SkeletonRows } from '../ui/skeletons.tsx';
import classes from './screen-skeleton.module.css';

/** A list beside an empty place, a column that reads from top to bottom, or a head over the whole width. */
export type ScreenShape = 'list' | 'page' | 'board';

/** The outline of a screen while its code is fetched: the grounds at once, the bars only when it takes long enough to be seen. */
export function ScreenSkeleton({ shape }: { shape: ScreenShape }) {
  const { t } = useTranslation('basics');
  useHoldKeys();
  const label = t('loading');
  switch (shape) {
    case 'list':
      return (
        <div className={classes.split}>
          <div className={classes.list}>
            <div className={classes.bars}>
              <div className={classes.listHead}>
                <SkeletonBar width={120} height={20} />
              </div>
              <SkeletonRows count={8} label={label} />
            </div>
          </div>
          <div className={classes.side} />
        </div>
      );
    case 'page':
    case 'board':
      return (
        <div className={classes.page}>
          <div className={classes.bars} data-shape={shape}>
            <div className={classes.pageHead}>
              <SkeletonBar width={180} height={24} />
              <SkeletonBar width="min(420px, 80%)" />
            </div>
            <SkeletonCards count={3} height={shape === 'page' ? 132 : 68} label={label} />
          </div>
        </div>
      );
  }
}
