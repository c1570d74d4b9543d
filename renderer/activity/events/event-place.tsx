import { X } from 'lucide-react';

import { useTranslation } from '../../i18n/use-translation.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { paneAsDrawer, useMediaQuery } from '../../ui/use-media-query.ts';
import { EventPane } from './event-pane.tsx';
import classes from './event-place.module.css';

/** Where the open event stands: beside the list, or over it where there is no room. */
export function EventPlace({ openId, onClose }: { openId: string | null; onClose: () => void }) {
  const { t } = useTranslation('activity');
  const isDrawer = useMediaQuery(paneAsDrawer);
  if (isDrawer) {
    return (
      <Drawer
        isOpen={openId !== null}
        onClose={onClose}
        title={t('event.label')}
        closeLabel={t('event.close')}
      >
        {openId !== null && <EventPane key={openId} id={openId} />}
      </Drawer>
    );
  }
  if (openId === null) return null;
  return (
    <aside className={classes.pane} aria-label={t('event.label')}>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('event.label')}</h2>
        <IconButton label={t('event.close')} shortcut="Esc" onClick={onClose}>
          <X size={18} aria-hidden />
        </IconButton>
      </div>
      <div className={classes.body}>
        <EventPane key={openId} id={openId} />
      </div>
    </aside>
  );
}
