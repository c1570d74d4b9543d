import type { CSSProperties } from 'react';

import classes from './skeletons.module.css';

/** One grey bar of the final size: a line of text, a picture, a button. Sizes in pixels or CSS lengths. */
export function SkeletonBar({
  width = '100%',
  height = 12,
  radius = 6,
}: {
  width?: number | string;
  height?: number | string;
  radius?: number | string;
}) {
  const style: CSSProperties = { width, height, borderRadius: radius };
  return <span className={classes.bar} style={style} aria-hidden />;
}

/** Rows with an avatar and two lines, of the height that the real ones will have. `label` tells screen readers to wait. */
export function SkeletonRows({ count, label }: { count: number; label: string }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className={classes.row}>
          <SkeletonBar width={40} height={40} radius="50%" />
          <div className={classes.lines}>
            <SkeletonBar width={`${45 + ((index * 17) % 30)}%`} />
            <SkeletonBar width={`${65 + ((index * 23) % 30)}%`} height={10} />
          </div>
        </div>
      ))}
    </div>
  );
}

/** Cards of the height that the real ones will have. */
export function SkeletonCards({ count, height, label }: { count: number; height: number; label: string }) {
  return (
    <div role="status" aria-label={label} className={classes.cards}>
      {Array.from({ length: count }, (_, index) => (
        <SkeletonBar key={index} height={height} radius={12} />
      ))}
    </div>
  );
}
