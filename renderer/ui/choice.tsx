import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';

import classes from './choice.module.css';

type ChoiceProps<Value extends string> = {
  label: string;
  help?: string;
  value: Value;
  options: { value: Value; label: string }[];
  onChange: (value: Value) => void;
};

/** One of a few, all visible. */
export function Choice<Value extends string>({ label, help, value, options, onChange }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div className={classes.choice}>
      <span className={classes.label} id={id}>
        {label}
      </span>
      <SegmentedControl fullWidth aria-labelledby={id} value={value} data={options} onChange={onChange} />
      {help !== undefined && <span className={classes.help}>{help}</span>}
    </div>
  );
}
