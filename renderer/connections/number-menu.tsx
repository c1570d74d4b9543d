import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Ellipsis, KeyRound, LogOut, Pencil, QrCode, RadioTower, Settings2, Trash2 } from 'lucide-react';

import type { ChannelView } from '#shared/api/calls/channels.ts';

import { useAction } from '../api/use-action.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { IconButton } from '../ui/icon-button.tsx';
import classes from './number-menu.module.css';
import type { NumberDialog } from './number-dialogs.tsx';

/** What is needed less often. */
export function NumberMenu({
  channel,
  onDialog,
}: {
  channel: ChannelView;
  onDialog: (dialog: NumberDialog) => void;
}) {
  const { t } = useTranslation('connections');
  return (
    <Menu position="bottom-end" shadow="md" width={260}>
      <Menu.Target>
        <IconButton label={t('actions.more', { label: channel.label })}>
          <Ellipsis size={18} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<Pencil size={16} />}
          onClick={() => {
            onDialog('rename');
          }}
        >
          {t('actions.rename')}
        </Menu.Item>
        {channel.provider === 'green-api' && <ProviderItems channel={channel} onDialog={onDialog} />}
        <Menu.Divider />
        <Menu.Item
          leftSection={<Trash2 size={16} />}
          className={classes.danger ?? ''}
          onClick={() => {
            onDialog('remove');
          }}
        >
          {t('actions.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function ProviderItems({
  channel,
  onDialog,
}: {
  channel: ChannelView;
  onDialog: (dialog: NumberDialog) => void;
}) {
  const { t } = useTranslation('connections');
  const setUp = useAction('channels.setUp');
  const update = useAction('channels.update');
  const isPushed = channel.webhookPath !== null;
  const runSetUp = () => {
    setUp.mutate(
      { id: channel.id },
      {
        onSuccess: ({ changed }) => {
          const done =
            changed.length === 0 ? t('setUpDone.none') : t('setUpChanged', { count: changed.length });
          const path = channel.webhookUrl === null ? channel.webhookPath : null;
          const message = path === null ? done : t('webhookMissing', { path });
          notifications.show({ title: t('setUpDone.title'), message, color: 'accent' });
        },
      },
    );
  };
  return (
    <>
      <Menu.Item
        leftSection={<KeyRound size={16} />}
        onClick={() => {
          onDialog('keys');
        }}
      >
        {t('actions.replaceKeys')}
      </Menu.Item>
      <Menu.Item
        leftSection={<RadioTower size={16} />}
        onClick={() => {
          update.mutate({ id: channel.id, receive: isPushed ? 'polling' : 'webhook' });
        }}
      >
        {isPushed ? t('actions.usePolling') : t('actions.useWebhook')}
      </Menu.Item>
      <Menu.Item leftSection={<Settings2 size={16} />} onClick={runSetUp}>
        {t('actions.setUp')}
      </Menu.Item>
      {channel.connection === 'works' ? (
        <Menu.Item
          leftSection={<LogOut size={16} />}
          onClick={() => {
            onDialog('sign-out');
          }}
        >
          {t('actions.signOut')}
        </Menu.Item>
      ) : (
        <Menu.Item
          leftSection={<QrCode size={16} />}
          onClick={() => {
            onDialog('sign-in');
          }}
        >
          {t('actions.signIn')}
        </Menu.Item>
      )}
    </>
  );
}
