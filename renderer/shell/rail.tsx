import { TriangleAlert } from 'lucide-react';
import { Link, useLocation } from 'wouter';

import { useTranslation } from '../i18n/use-translation.ts';
import { CountBadge } from '../ui/badge.tsx';
import { Bell } from '../ui/bell.tsx';
import classes from './rail.module.css';
import { screens, type Screen } from './screens.tsx';

/** What asks for attention on each screen. */
export type RailMarks = {
  readonly needsReply: number;
  /** What is broken so that customers are not heard; null = nothing. */
  readonly trouble: 'number' | 'address' | null;
};

/** The way between screens. */
export function Rail({ marks }: { marks: RailMarks }) {
  const { t } = useTranslation('shell');
  return (
    <nav className={classes.rail} aria-label={t('navigation')}>
      <span className={classes.brand}>
        <Bell size={30} />
      </span>
      {screens.map((screen) => (
        <RailEntry key={screen.name} screen={screen} marks={marks} />
      ))}
    </nav>
  );
}

function RailEntry({ screen, marks }: { screen: Screen; marks: RailMarks }) {
  const { t } = useTranslation('shell');
  const [location] = useLocation();
  const isHere = location === screen.path || location.startsWith(`${screen.path}/`);
  const Icon = screen.icon;
  const fetchAhead = () => {
    void screen.part.load();
  };
  return (
    <Link
      href={screen.path}
      onPointerEnter={fetchAhead}
      onFocus={fetchAhead}
      className={classes.entry}
      data-place={screen.place}
      aria-current={isHere ? 'page' : undefined}
    >
      <span className={classes.icon}>
        <Icon size={22} strokeWidth={isHere ? 2.1 : 1.8} aria-hidden />
      </span>
      <span className={classes.label}>{t(`screens.${screen.name}`)}</span>
      <RailMark screen={screen} marks={marks} />
    </Link>
  );
}

function RailMark({ screen, marks }: { screen: Screen; marks: RailMarks }) {
  const { t } = useTranslation('shell');
  if (screen.name === 'inbox') {
    return (
      <span className={classes.mark}>
        <CountBadge
          count={marks.needsReply}
          tone="attention"
          label={t('needsReply', { count: marks.needsReply })}
        />
      </span>
    );
  }
  if (screen.name === 'connections' && marks.trouble !== null) {
    return (
      <span
        className={classes.trouble}
        role="img"
        aria-label={marks.trouble === 'number' ? t('connectionTrouble') : t('addressTrouble')}
      >
        <TriangleAlert size={12} strokeWidth={2.6} aria-hidden />
      </span>
    );
  }
  return null;
}
