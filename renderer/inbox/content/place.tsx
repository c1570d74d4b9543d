import { ExternalLink, MapPin } from 'lucide-react';

import type { MessageContent } from '#shared/domain/message.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './card.module.css';

type LocationContent = Extract<MessageContent, { kind: 'location' }>;

/** A place that somebody sent: its name and coordinates, and a way to a map. No map is fetched by itself. */
export function Place({ content }: { content: LocationContent }) {
  const { t } = useTranslation('inbox');
  const coordinates = `${content.latitude.toFixed(5)}, ${content.longitude.toFixed(5)}`;
  return (
    <div className={classes.card}>
      <div className={classes.head}>
        <span className={classes.icon} aria-hidden>
          <MapPin size={20} strokeWidth={1.9} />
        </span>
        <div className={classes.lines}>
          <span className={classes.title}>{content.name ?? t('location.title')}</span>
          {content.address !== null && <span className={classes.detail}>{content.address}</span>}
          <span className={classes.detail}>{coordinates}</span>
        </div>
      </div>
      <a className={classes.action} href={mapAddress(content)} target="_blank" rel="noopener noreferrer">
        <ExternalLink size={15} strokeWidth={2} aria-hidden />
        {t('location.open')}
      </a>
    </div>
  );
}

/** The place on OpenStreetMap, which needs no account anywhere. */
function mapAddress({ latitude, longitude }: LocationContent): string {
  const at = `${latitude}/${longitude}`;
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${at}`;
}
