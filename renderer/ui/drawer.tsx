import { Drawer as MantineDrawer } from '@mantine/core';
import type { ReactNode } from 'react';

import classes from './drawer.module.css';

type DrawerProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  /** The word for the closing button. */
  closeLabel: string;
  children: ReactNode;
};

/** A pane that slides in over the page from the right, keeps the focus inside and closes with Escape. */
export function Drawer({ isOpen, onClose, title, closeLabel, children }: DrawerProps) {
  return (
    <MantineDrawer
      opened={isOpen}
      onClose={onClose}
      title={title}
      position="right"
      size={340}
      transitionProps={{ duration: 160, timingFunction: 'ease-out' }}
      closeButtonProps={{ 'aria-label': closeLabel }}
      classNames={{
        content: classes.content ?? '',
        header: classes.header ?? '',
        title: classes.title ?? '',
        body: classes.body ?? '',
        overlay: classes.overlay ?? '',
      }}
    >
      {children}
    </MantineDrawer>
  );
}
