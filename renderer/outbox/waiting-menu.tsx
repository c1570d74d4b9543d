import { Menu } from '@mantine/core';
import { Ban, Clock3, Ellipsis, PencilLine, Send } from 'lucide-react';
import { Link } from 'wouter';

import type { OutboxItemView } from '#shared/api/calls/outbox.ts';

import { useTranslation } from '../i18n/use-translation.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { LinkIcon, useMessageLinks } from './message-links.tsx';
import { isEditable } from './use-message-actions.ts';
import type { WaitingStep } from './waiting-row.tsx';

/** Everything that can be done with a waiting message, also while it is folded. */
export function WaitingMenu({ item, onStep }: { item: OutboxItemView; onStep: (step: WaitingStep) => void }) {
  const { t } = useTranslation('outbox');
  const links = useMessageLinks(item);
  const canEdit = isEditable(item);
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <IconButton label={t('actions.label', { name: item.title })}>
          <Ellipsis size={18} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {canEdit && (
          <>
            <Menu.Item
              leftSection={<PencilLine size={16} />}
              onClick={() => {
                onStep('edit');
              }}
            >
              {t('actions.editText')}
            </Menu.Item>
            <Menu.Item
              leftSection={<Clock3 size={16} />}
              onClick={() => {
                onStep('time');
              }}
            >
              {t('actions.changeTime')}
            </Menu.Item>
          </>
        )}
        <Menu.Item
          leftSection={<Send size={16} />}
          onClick={() => {
            onStep('now');
          }}
        >
          {t('actions.sendNow')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Ban size={16} />}
          onClick={() => {
            onStep('skip');
          }}
        >
          {t('actions.skip')}
        </Menu.Item>
        {links.length > 0 && <Menu.Divider />}
        {links.map((link) => (
          <Menu.Item
            key={link.href}
            component={Link}
            href={link.href}
            leftSection={<LinkIcon kind={link.kind} />}
          >
            {link.word}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
