import { useId, useState, type ReactNode } from 'react';

import { Avatar } from '../ui/avatar.tsx';
import classes from './message-line.module.css';
import { plainLine } from './plain-text.ts';

type MessageLineProps = {
  /** Decides the colour of the avatar. */
  personId: string;
  name: string;
  /** When it leaves or left, as shown, and as an ISO instant. */
  time: string;
  at: string;
  /** What it is: the name of its rule. */
  what: string;
  text: string;
  /** Small words below: its state, why then. */
  notes?: ReactNode;
  /** At the end of the line, always reachable. */
  menu?: ReactNode;
  /** What unfolds below: the whole text and more. */
  children: ReactNode;
  /** Told from outside whether it is unfolded; else the line keeps that itself. */
  unfolded?: { readonly isOpen: boolean; readonly onToggle: () => void };
};

/** One message on a line: when, to whom, what, the beginning of its words. Pressing it unfolds the rest. */
export function MessageLine({
  personId,
  name,
  time,
  at,
  what,
  text,
  notes,
  menu,
  children,
  unfolded,
}: MessageLineProps) {
  const [isOwnOpen, setOwnOpen] = useState(false);
  const isOpen = unfolded?.isOpen ?? isOwnOpen;
  const toggle =
    unfolded?.onToggle ??
    (() => {
      setOwnOpen(!isOwnOpen);
    });
  const bodyId = useId();
  return (
    <div className={classes.line} data-open={isOpen || undefined}>
      <div className={classes.head}>
        <button
          type="button"
          className={classes.toggle}
          aria-expanded={isOpen}
          aria-controls={isOpen ? bodyId : undefined}
          onClick={toggle}
        >
          <time className={classes.time} dateTime={at}>
            {time}
          </time>
          <span className={classes.face}>
            <Avatar id={personId} name={name} size={32} />
          </span>
          <span className={classes.words}>
            <span className={classes.title}>
              <span className={classes.name}>{name}</span>
              <span className={classes.what}>{what}</span>
            </span>
            {!isOpen && <span className={classes.text}>{plainLine(text)}</span>}
            {notes !== undefined && <span className={classes.notes}>{notes}</span>}
          </span>
        </button>
        {menu}
      </div>
      {isOpen && (
        <div className={classes.body} id={bodyId}>
          {children}
        </div>
      )}
    </div>
  );
}

/** One small word of a line, with its shape. */
export function Note({
  icon,
  tone = 'calm',
  title,
  children,
}: {
  icon?: ReactNode;
  tone?: 'calm' | 'attention' | 'trouble';
  title?: string;
  children: ReactNode;
}) {
  return (
    <span className={classes.note} data-tone={tone} title={title}>
      {icon}
      {children}
    </span>
  );
}
