import { ActionIcon, Popover } from '@mantine/core';
import { Smile } from 'lucide-react';
import { useState } from 'react';

import { useTranslation } from '../../i18n/use-translation.ts';
import { Later } from '../../later/later.tsx';
import { createPart } from '../../later/part.ts';
import classes from './composer.module.css';

const pickerPart = createPart(async () => (await import('./emoji-picker.tsx')).EmojiPicker);

/** A button with all emoji behind it. */
export function EmojiButton({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation('inbox');
  const [isOpen, setOpen] = useState(false);
  const pick = (emoji: string) => {
    setOpen(false);
    onPick(emoji);
  };
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
        <Later part={pickerPart} with={{ onPick: pick }} waiting={<div className={classes.emojiPlace} />} />
      </Popover.Dropdown>
    </Popover>
  );
}
