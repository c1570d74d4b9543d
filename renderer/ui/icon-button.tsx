import { ActionIcon, Tooltip, type ActionIconProps } from '@mantine/core';
import type { ComponentPropsWithRef, ReactNode } from 'react';

type IconButtonProps = Omit<ActionIconProps, 'children' | 'aria-label'> &
  Omit<ComponentPropsWithRef<'button'>, keyof ActionIconProps | 'children' | 'aria-label'> & {
    /** What it does: read aloud and shown on hover. */
    label: string;
    /** Keys that do the same, shown after the label. */
    shortcut?: string;
    children: ReactNode;
  };

/** A button that is only an icon, so it always carries its name. */
export function IconButton({ label, shortcut, children, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={shortcut === undefined ? label : `${label} · ${shortcut}`}>
      <ActionIcon variant="subtle" color="gray" size={32} radius={8} {...rest} aria-label={label}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
