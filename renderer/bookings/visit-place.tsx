import { X } from 'lucide-react';
import { useState } from 'react';

import { asId, type BookingId } from '#shared/domain/ids.ts';

import { useTranslation } from '../i18n/use-translation.ts';
import { Drawer } from '../ui/drawer.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { paneAsDrawer, useMediaQuery } from '../ui/use-media-query.ts';
import { VisitCard } from '../visits/card/visit-card.tsx';
import classes from './bookings-screen.module.css';

/** The open visit: beside the list, or over it where there is no room. */
export function VisitPlace({ openId, onClose }: { openId: string | null; onClose: () => void }) {
  const { t } = useTranslation('bookings');
  const isDrawer = useMediaQuery(paneAsDrawer);
  // A drawer that closes still shows the visit that it held.
  const [lastId, setLastId] = useState(openId);
  if (openId !== null && openId !== lastId) setLastId(openId);
  const id = openId ?? lastId;
  const card = id !== null && <VisitCard key={id} id={asId<BookingId>(id)} />;
  if (isDrawer) {
    return (
      <Drawer isOpen={openId !== null} onClose={onClose} title={t('card.title')} closeLabel={t('card.close')}>
        {card}
      </Drawer>
    );
  }
  if (openId === null) return null;
  return (
    <aside className={classes.pane} aria-label={t('card.title')}>
      <div className={classes.paneHead}>
        <h2 className={classes.paneTitle}>{t('card.title')}</h2>
        <IconButton label={t('card.close')} shortcut="Esc" onClick={onClose}>
          <X size={18} />
        </IconButton>
      </div>
      <div className={classes.paneBody}>{card}</div>
    </aside>
  );
}
