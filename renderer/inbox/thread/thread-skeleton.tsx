import { SkeletonBar } from '../../ui/skeletons.tsx';
import classes from './thread-skeleton.module.css';

const shapes = [
  { side: 'in', width: 220, height: 36 },
  { side: 'in', width: 300, height: 58 },
  { side: 'out', width: 260, height: 58 },
  { side: 'in', width: 160, height: 36 },
  { side: 'out', width: 320, height: 80 },
  { side: 'out', width: 140, height: 36 },
  { side: 'in', width: 280, height: 58 },
] as const;

/** The shapes of messages that are on their way; invisible at first, so that a quick answer does not flicker. */
export function ThreadSkeleton({ isVisible, label }: { isVisible: boolean; label: string }) {
  return (
    <div className={classes.skeleton} data-visible={isVisible || undefined} role="status" aria-label={label}>
      {shapes.map((shape, index) => (
        <div key={index} className={classes.line} data-side={shape.side}>
          <SkeletonBar width={shape.width} height={shape.height} radius={12} />
        </div>
      ))}
    </div>
  );
}
