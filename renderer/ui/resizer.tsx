import { useRef, type KeyboardEvent, type PointerEvent } from 'react';

import classes from './resizer.module.css';

type ResizerProps = {
  /** What is made wider or narrower, for screen readers. */
  label: string;
  /** Pixels. */
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
  /** The size that a double click restores. */
  initial: number;
};

const step = 16;

/** The edge between two panes: drag it, or focus it and use the arrows. It stands at the right edge of its pane. */
export function Resizer({ label, value, min, max, onChange, initial }: ResizerProps) {
  const grip = useRef<{ x: number; value: number } | null>(null);
  const set = (next: number) => {
    onChange(Math.round(Math.min(max, Math.max(min, next))));
  };

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { x: event.clientX, value };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (grip.current) set(grip.current.value + event.clientX - grip.current.x);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const wished = { ArrowLeft: value - step, ArrowRight: value + step, Home: min, End: max }[event.key];
    if (wished === undefined) return;
    event.preventDefault();
    set(wished);
  };
  const letGo = () => {
    grip.current = null;
  };

  return (
    <div
      className={classes.resizer}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onKeyDown={onKeyDown}
      onDoubleClick={() => {
        set(initial);
      }}
    />
  );
}
