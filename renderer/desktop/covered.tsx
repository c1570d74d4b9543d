import { MantineThemeProvider, Portal } from '@mantine/core';
import { Activity, useInsertionEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

import classes from './covered.module.css';

/**
 * Shows its children, or takes them out of the document with everything that they have opened above it, and keeps them as
 * they are: what is half filled in, quoted or scrolled to is there again afterwards. Covered they are only memory: nothing
 * of them can be read, found or reached, no key and no timer of theirs works. Never shown yet, they are not even made.
 */
export function Covered({ isCovered, children }: { isCovered: boolean; children: ReactNode }) {
  const [wasShown, setWasShown] = useState(false);
  const [{ place, above }] = useState(makePlaces);
  // Dialogs, menus and toasts lie beside what opened them, so that they go and come with it.
  const [theme] = useState(() => ({
    components: { Portal: Portal.extend({ defaultProps: { target: above } }) },
  }));
  if (!isCovered && !wasShown) setWasShown(true);
  // Before the effects of the children: they measure, and take the focus.
  useInsertionEffect(() => {
    if (isCovered) return;
    document.body.append(place);
    return () => {
      place.remove();
    };
  }, [isCovered, place]);
  if (!wasShown) return null;
  return createPortal(
    <Activity mode={isCovered ? 'hidden' : 'visible'}>
      <MantineThemeProvider theme={theme} inherit>
        {children}
      </MantineThemeProvider>
    </Activity>,
    place,
  );
}

function makePlaces(): { place: HTMLElement; above: HTMLElement } {
  const place = document.createElement('div');
  const above = document.createElement('div');
  place.className = classes.place ?? '';
  place.append(above);
  return { place, above };
}
