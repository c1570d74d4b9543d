import { ActivityHead } from './activity-head.tsx';
import classes from './activity-screen.module.css';
import { EventsPart } from './events/events-part.tsx';
import { LogPart } from './log/log-part.tsx';
import { SupportPart } from './support/support-part.tsx';

/**
 * The black box: `/activity` lists the events, `/activity/<id>` opens one, `/activity/log` is the log,
 * `/activity/diagnostics` the text for support.
 */
export function ActivityScreen({ rest }: { rest: string | null }) {
  if (rest !== 'log' && rest !== 'diagnostics') return <EventsPart openId={rest} />;
  return (
    <div className={classes.main}>
      <div className={classes.scroll}>
        <ActivityHead here={rest === 'log' ? 'log' : 'support'} />
        {rest === 'log' ? <LogPart /> : <SupportPart />}
      </div>
    </div>
  );
}
