import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  Ellipsis,
  KeyRound,
  Link2,
  LogOut,
  Pencil,
  QrCode,
  RadioTower,
  Settings2,
  Trash2,
} from 'lucide-react';
import type { ReactNode } from 'react';

import type { ChannelView } from '#shared/api/calls/channels.ts';

import { useAction } from '../api/use-action.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { IconButton } from '../ui/icon-button.tsx';
import classes from './number-menu.module.css';
import type { NumberDialog } from './number-dialogs.tsx';
import { useSays } from '../i18n/use-says.ts';

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
    <Menu position="bottom-end" shadow="md" width={280}>
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
        {channel.provider !== 'practice' && <ProviderItems channel={channel} onDialog={onDialog} />}
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

type ItemsProps = { channel: ChannelView; onDialog: (dialog: NumberDialog) => void };

function ProviderItems({ channel, onDialog }: ItemsProps) {
  const { t } = useTranslation('connections');
  return (
    <>
      <Item
        icon={<KeyRound size={16} />}
        onClick={() => {
          onDialog('keys');
        }}
      >
        {t('actions.replaceKeys')}
      </Item>
      {channel.webhookPath !== null && (
        <Item
          icon={<Link2 size={16} />}
          onClick={() => {
            onDialog('webhook');
          }}
        >
          {t('actions.webhook')}
        </Item>
      )}
      {channel.provider === 'green-api' && <ReceiveItem channel={channel} />}
      <SetUpItem channel={channel} />
      <SignInItem channel={channel} onDialog={onDialog} />
    </>
  );
}

/** Only Green API can be asked as well. */
function ReceiveItem({ channel }: { channel: ChannelView }) {
  const { t } = useTranslation('connections');
  const update = useAction('channels.update');
  const isPushed = channel.webhookPath !== null;
  return (
    <Item
      icon={<RadioTower size={16} />}
      onClick={() => {
        update.mutate({ id: channel.id, receive: isPushed ? 'polling' : 'webhook' });
      }}
    >
      {isPushed ? t('actions.usePolling') : t('actions.useWebhook')}
    </Item>
  );
}

function SetUpItem({ channel }: { channel: ChannelView }) {
  const { t } = useTranslation('connections');
  const says = useSays();
  const setUp = useAction('channels.setUp');
  const runSetUp = () => {
    setUp.mutate(
      { id: channel.id },
      {
        onSuccess: ({ changed, noteWhy }) => {
          const done =
            changed.length === 0 ? t('setUpDone.none') : t('setUpChanged', { count: changed.length });
          const hasAddress = channel.webhookPath === null || channel.webhookUrl !== null;
          const note = noteWhy?.reason !== 'webhook-taken-over' ? '' : ` ${says.line(noteWhy)}`;
          const message = hasAddress ? `${done}${note}` : t('webhookMissing');
          notifications.show({ title: t('setUpDone.title'), message, color: 'accent' });
        },
      },
    );
  };
  return (
    <Item icon={<Settings2 size={16} />} onClick={runSetUp}>
      {t('actions.setUp')}
    </Item>
  );
}

/** Numbers of the Cloud API belong to no phone: there is nothing to scan. */
function SignInItem({ channel, onDialog }: ItemsProps) {
  const { t } = useTranslation('connections');
  if (channel.provider === 'meta-cloud') return null;
  if (channel.connection !== 'works') {
    return (
      <Item
        icon={<QrCode size={16} />}
        onClick={() => {
          onDialog('sign-in');
        }}
      >
        {t('actions.signIn')}
      </Item>
    );
  }
  if (channel.provider !== 'green-api') return null;
  return (
    <Item
      icon={<LogOut size={16} />}
      onClick={() => {
        onDialog('sign-out');
      }}
    >
      {t('actions.signOut')}
    </Item>
  );
}

function Item({ icon, onClick, children }: { icon: ReactNode; onClick: () => void; children: ReactNode }) {
  return (
    <Menu.Item leftSection={icon} onClick={onClick}>
      {children}
    </Menu.Item>
  );
}
