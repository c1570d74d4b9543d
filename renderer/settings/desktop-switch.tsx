import { Switch, type SwitchProps } from '@mantine/core';

type DesktopSwitchProps = Pick<SwitchProps, 'className' | 'disabled'> & {
  label: string;
  help?: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
};

/** On or off, with a sentence about it. */
export function DesktopSwitch({ label, help, isOn, onChange, ...rest }: DesktopSwitchProps) {
  return (
    <Switch
      {...rest}
      label={label}
      // Mantine's label holds the sentence too; a screen reader would read that twice.
      aria-label={label}
      description={help}
      checked={isOn}
      onChange={() => {
        onChange(!isOn);
      }}
    />
  );
}
