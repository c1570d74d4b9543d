import { ActionIcon, Popover } from '@mantine/core';
import { Smile } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';

import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './composer.module.css';

const EmojiPicker = lazy(() =>
  import('./emoji-picker.tsx').then((module) => ({ default: module.EmojiPicker })),
);

/** A button with all emoji behind it. */
export function EmojiButton({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation('inbox');
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="top-end"
      shadow="none"
      radius={12}
      trapFocus
      returnFocus
      transitionProps={{ duration: 120 }}
      classNames={{ dropdown: classes.popover ?? '' }}
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={38}
          radius={8}
          aria-label={t('composer.emoji')}
          title={isOpen ? undefined : t('composer.emoji')}
          onClick={() => {
            setOpen((before) => !before);
          }}
        >
          <Smile size={20} strokeWidth={1.9} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('emoji.label')}>
        <Suspense fallback={<div className={classes.emojiPlace} />}>
          <EmojiPicker
            onPick={(emoji) => {
              setOpen(false);
              onPick(emoji);
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
