import { Menu, Switch } from '@mantine/core';
import {
  CalendarDays,
  EllipsisVertical,
  FileSpreadsheet,
  PencilLine,
  RefreshCw,
  Trash2,
  Undo2,
} from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';

import type { SourceView } from '#shared/api/calls/sources.ts';

import { useAction } from '../../api/use-action.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { useNow, useTimeFormat } from '../../ui/use-time-format.tsx';
import { SourceDialogs, type SourceDialog } from './source-dialogs.tsx';
import classes from './sources-page.module.css';

/** One calendar or imported table: does it work, how old is what it says, do messages go out about it. */
export function SourceCard({ source }: { source: SourceView }) {
  const { t } = useTranslation('sources');
  const { t: basics } = useTranslation('basics');
  const [dialog, setDialog] = useState<SourceDialog | null>(null);
  const update = useAction('sources.update');
  const isArmed = source.armedAt !== null;
  const Icon = source.kind === 'calendar' ? CalendarDays : FileSpreadsheet;
  return (
    <article className={classes.card} aria-label={source.title}>
      <header className={classes.head}>
        <span className={classes.icon}>
          <Icon size={20} strokeWidth={1.8} aria-hidden />
        </span>
        <div className={classes.words}>
          <h2 className={classes.title} title={source.title}>
            {source.title}
          </h2>
          <p className={classes.facts}>{useFacts(source)}</p>
        </div>
        {source.kind === 'calendar' && (
          <StateMark state={source.state} word={basics(`state.${source.state}`)} />
        )}
        <SourceMenu source={source} onDialog={setDialog} />
      </header>
      {source.state === 'broken' && <Trouble detail={source.detail} />}
      <footer className={classes.foot}>
        <p className={classes.counts}>
          <span>{t('card.coming', { count: source.coming })}</span>
          {source.withoutPhone > 0 && (
            <Link href="/bookings" className={classes.missing}>
              {t('card.withoutPhone', { count: source.withoutPhone })}
            </Link>
          )}
        </p>
        <Switch
          aria-label={t('card.switchLabel', { title: source.title })}
          label={isArmed ? t('card.armed') : t('card.notArmed')}
          checked={isArmed}
          disabled={update.isPending}
          onChange={() => {
            // Switching on writes to people, so it is asked; switching off writes to nobody.
            if (isArmed) update.mutate({ name: source.name, armed: false });
            else setDialog('arm');
          }}
        />
      </footer>
      <SourceDialogs
        source={source}
        open={dialog}
        onClose={() => {
          setDialog(null);
        }}
      />
    </article>
  );
}

function useFacts(source: SourceView): string {
  const { t } = useTranslation('sources');
  const format = useTimeFormat();
  useNow();
  const origin = source.host === null ? t('card.file') : t('card.from', { host: source.host });
  if (source.kind === 'csv') return `${origin} · ${format.full(source.createdAt)}`;
  if (source.checkedAt === null) return `${origin} · ${t('card.never')}`;
  const read = t('card.read', { when: format.relative(source.checkedAt) });
  if (source.changedAt === null) return `${origin} · ${read}`;
  return `${origin} · ${read} · ${t('card.changed', { when: format.relative(source.changedAt) })}`;
}

const known = [
  'not-reached',
  'not-found',
  'forbidden',
  'server-error',
  'too-large',
  'not-allowed',
  'not-a-calendar',
  'many-vanished',
] as const;

function Trouble({ detail }: { detail: string | null }) {
  const { t } = useTranslation('sources');
  const trouble = known.find((one) => one === detail) ?? 'not-reached';
  return <p className={classes.trouble}>{t(`trouble.${trouble}`)}</p>;
}

function SourceMenu({ source, onDialog }: { source: SourceView; onDialog: (dialog: SourceDialog) => void }) {
  const { t } = useTranslation('sources');
  const refresh = useAction('sources.refresh');
  const open = (dialog: SourceDialog) => () => {
    onDialog(dialog);
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={t('card.more', { title: source.title })} loading={refresh.isPending}>
          <EllipsisVertical size={18} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {source.kind === 'calendar' && (
          <Menu.Item
            leftSection={<RefreshCw size={15} />}
            onClick={() => {
              refresh.mutate({ name: source.name });
            }}
          >
            {t('card.refresh')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<PencilLine size={15} />} onClick={open('rename')}>
          {t('card.rename')}
        </Menu.Item>
        {source.kind === 'csv' && (
          <Menu.Item leftSection={<Undo2 size={15} />} onClick={open('undo')}>
            {t('card.undo')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<Trash2 size={15} />} color="trouble" onClick={open('remove')}>
          {t('card.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
