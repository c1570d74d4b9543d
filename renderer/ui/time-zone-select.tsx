import { Select, type SelectProps } from '@mantine/core';
import { useState } from 'react';

import { systemZone, zoneChoices } from './time-zones.ts';

type TimeZoneSelectProps = Omit<SelectProps, 'data' | 'value' | 'onChange' | 'searchable'> & {
  value: string;
  onChange: (timeZone: string) => void;
};

/** Every zone there is, found by typing a part of its name or its offset. */
export function TimeZoneSelect({ value, onChange, ...rest }: TimeZoneSelectProps) {
  const [data] = useState(() => zoneChoices(Date.now(), [value, systemZone()]));
  return (
    <Select
      {...rest}
      data={data}
      value={value}
      onChange={(next) => {
        if (next !== null) onChange(next);
      }}
      searchable
      allowDeselect={false}
      limit={60}
      maxDropdownHeight={260}
      selectFirstOptionOnChange
    />
  );
}
