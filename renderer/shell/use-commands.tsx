import { Keyboard, Lock, LogOut, Monitor, Moon, Pause, Play, Plus, Send, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';

import type { CallOutput } from '#shared/api/contract.ts';
import { foldForSearch } from '#shared/domain/search-text.ts';

import { useAction } from '../api/use-action.ts';
import { useCall } from '../api/use-call.ts';
import { useLockNow } from '../desktop/use-lock-now.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { useSending, type PauseLength } from '../outbox/use-sending.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { screens } from './screens.tsx';
import type { Overlay } from './use-shell-keys.ts';

export type Command = {
  readonly id: string;
  readonly title: string;
  readonly icon: ReactNode;
  readonly hint: ReactNode;
  readonly run: () => void;
};
export type CommandGroup = { readonly title: string; readonly commands: readonly Command[] };

/** What the palette offers for a query: the latest chats at first, then those whose name or phone fits. */
export function useCommands(
  query: string,
  { onShow, onSignOut }: { onShow: (overlay: Overlay) => void; onSignOut: (() => void) | null },
): readonly CommandGroup[] {
  const { t } = useTranslation('shell');
  const { t: lockWords } = useTranslation('lock');
  const lockNow = useLockNow();
  const [, navigate] = useLocation();
  const update = useAction('settings.update');
  const chats = useChats(query.trim());
  const wanted = foldForSearch(query.trim());
  const fits = (command: Command) => foldForSearch(command.title).includes(wanted);

  const chatCommands = chats.map((chat) => ({
    id: `chat-${chat.id}`,
    title: chat.title,
    icon: <Avatar id={chat.colourId} name={chat.title} size={28} />,
    hint: chat.subtitle,
    run: () => {
      navigate(`/inbox/${chat.id}`);
    },
  }));
  const screenCommands = screens.map((screen) => ({
    id: `screen-${screen.name}`,
    title: t(`screens.${screen.name}`),
    icon: <screen.icon size={18} />,
    hint: <GoKeys letter={screen.goKey} />,
    run: () => {
      navigate(screen.path);
    },
  }));
  const action = (
    id: string,
    title: string,
    icon: ReactNode,
    run: () => void,
    hint: ReactNode = null,
  ): Command => ({
    id: `action-${id}`,
    title,
    icon,
    hint,
    run,
  });
  const theme = (choice: 'system' | 'light' | 'dark') => () => {
    update.mutate({ interface: { theme: choice } });
  };
  const actions: Command[] = [
    ...useSendingActions().map(({ id, title, icon, run }) => action(id, title, icon, run)),
    action('connect', t('palette.connect'), <Plus size={18} />, () => {
      navigate('/connections/add');
    }),
    action('light', t('palette.themeLight'), <Sun size={18} />, theme('light')),
    action('dark', t('palette.themeDark'), <Moon size={18} />, theme('dark')),
    action('system', t('palette.themeSystem'), <Monitor size={18} />, theme('system')),
    action(
      'shortcuts',
      t('palette.shortcuts'),
      <Keyboard size={18} />,
      () => {
        onShow('help');
      },
      <Kbd keys="?" />,
    ),
    ...(lockNow
      ? [action('lock', lockWords('lockNow'), <Lock size={18} />, lockNow, <Kbd keys="Mod+L" />)]
      : []),
    ...(onSignOut ? [action('sign-out', t('palette.signOut'), <LogOut size={18} />, onSignOut)] : []),
  ];

  return [
    { title: t('palette.chats'), commands: chatCommands },
    { title: t('palette.screens'), commands: screenCommands.filter(fits) },
    { title: t('palette.actions'), commands: actions.filter(fits) },
  ].filter((group) => group.commands.length > 0);
}

type SendingAction = Pick<Command, 'id' | 'title' | 'icon' | 'run'>;

/** What can be done about sending in the state that it is in; nothing while that is not known. */
function useSendingActions(): readonly SendingAction[] {
  const { t } = useTranslation('outbox');
  const [, navigate] = useLocation();
  const { pause, resume } = useSending();
  const pausing = (id: string, title: string, length: PauseLength): SendingAction => ({
    id,
    title,
    icon: <Pause size={18} />,
    run: () => {
      pause(length);
    },
  });
  switch (useCall('health.get', {}).data?.sending) {
    case undefined:
      return [];
    case 'stopped':
      return [
        {
          id: 'sending-start',
          title: t('palette.start'),
          icon: <Send size={18} />,
          run: () => {
            navigate('/outbox/start');
          },
        },
      ];
    case 'running':
      return [
        pausing('pause-hour', t('palette.pauseHour'), 'hour'),
        pausing('pause-tomorrow', t('palette.pauseTomorrow'), 'tomorrow'),
        pausing('pause-open', t('palette.pauseOpen'), 'open'),
      ];
    case 'paused':
      return [{ id: 'sending-resume', title: t('palette.resume'), icon: <Play size={18} />, run: resume }];
  }
}

function GoKeys({ letter }: { letter: string }) {
  return <Kbd keys={`G+${letter.toUpperCase()}`} />;
}

type ChatChoice = {
  readonly id: string;
  readonly colourId: string;
  readonly title: string;
  readonly subtitle: string | null;
};

const shown = 6;

/** The latest chats; with a query, those of them and of all years whose name or phone fits. */
function useChats(query: string): readonly ChatChoice[] {
  const latest = useCall('conversations.list', { filter: 'all', limit: 50 });
  const found = useCall(
    'messages.search',
    { query, limit: 1 },
    { enabled: query.length >= 2, keepPrevious: true },
  );
  const wanted = foldForSearch(query);
  const nearby = (latest.data?.items ?? [])
    .filter((chat) => foldForSearch(`${chat.title} ${chat.subtitle ?? ''}`).includes(wanted))
    .map((chat) => ({
      id: chat.id,
      colourId: chat.contactId ?? chat.id,
      title: chat.title,
      subtitle: chat.subtitle,
    }));
  const known = new Set<string>(nearby.map((chat) => chat.id));
  // What earlier letters found stays meanwhile, but Enter opens the first line: it must fit the letters of now.
  const isFitting = (chat: ChatChoice) =>
    !found.isPlaceholderData || foldForSearch(`${chat.title} ${chat.subtitle ?? ''}`).includes(wanted);
  const others =
    query.length >= 2 ? searched(found.data).filter((chat) => !known.has(chat.id) && isFitting(chat)) : [];
  return [...nearby, ...others].slice(0, shown);
}

function searched(found: CallOutput<'messages.search'> | undefined): readonly ChatChoice[] {
  return (found?.contacts ?? []).map((chat) => ({
    id: chat.conversationId,
    colourId: chat.conversationId,
    title: chat.title,
    subtitle: chat.subtitle,
  }));
}
