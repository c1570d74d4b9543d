import { EmojiPicker as Picker, type EmojiData } from 'frimousse';

import { useLanguage, useTranslation } from '../../i18n/use-translation.ts';
import { loadEmoji } from './emoji-data.ts';
import classes from './emoji-picker.module.css';

/** Emoji by category, searchable in the language of the screens; the data is part of the app. */
export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation('inbox');
  const language = useLanguage();
  return (
    <Picker.Root
      className={classes.picker}
      locale={language}
      columns={9}
      resolveEmojiData={(locale): Promise<EmojiData> => loadEmoji(locale === 'ru' ? 'ru' : 'en')}
      onEmojiSelect={({ emoji }) => {
        onPick(emoji);
      }}
    >
      <Picker.Search
        className={classes.search}
        placeholder={t('emoji.search')}
        aria-label={t('emoji.search')}
        autoFocus
      />
      <Picker.Viewport className={classes.viewport}>
        <Picker.Loading className={classes.note}>{t('emoji.loading')}</Picker.Loading>
        <Picker.Empty className={classes.note}>{t('emoji.nothing')}</Picker.Empty>
        <Picker.List
          className={classes.list}
          components={{
            CategoryHeader: ({ category, ...props }) => (
              <div {...props} className={classes.category}>
                {category.label}
              </div>
            ),
            Row: ({ children, ...props }) => (
              <div {...props} className={classes.row}>
                {children}
              </div>
            ),
            Emoji: ({ emoji, ...props }) => (
              <button {...props} type="button" className={classes.emoji} title={emoji.label}>
                {emoji.emoji}
              </button>
            ),
          }}
        />
      </Picker.Viewport>
    </Picker.Root>
  );
}
