import type { EmojiData } from 'frimousse';

/** An entry of emojibase-data's `data.json`, as far as it is read. */
type BaseEmoji = {
  readonly emoji: string;
  readonly label: string;
  readonly version: number;
  readonly group?: number | undefined;
  readonly tags?: readonly string[] | undefined;
};
type BaseMessages = {
  readonly groups: readonly { readonly order: number; readonly message: string }[];
  readonly skinTones: readonly { readonly key: string; readonly message: string }[];
};

/** emojibase-data's group of skin tones and hair: parts, not emoji. */
const componentGroup = 2;
/** The newest Emoji version that the system fonts of the last years draw. */
const newestVersion = 15;

/** The emoji of a language. Fetched from our own files when the picker is opened for the first time. */
export async function loadEmoji(language: 'en' | 'ru'): Promise<EmojiData> {
  const [{ default: emoji }, { default: messages }] =
    language === 'ru'
      ? await Promise.all([import('emojibase-data/ru/data.json'), import('emojibase-data/ru/messages.json')])
      : await Promise.all([import('emojibase-data/en/data.json'), import('emojibase-data/en/messages.json')]);
  return toEmojiData(language, emoji, messages);
}

/** What the picker wants of emojibase's data. */
function toEmojiData(language: string, emoji: readonly BaseEmoji[], messages: BaseMessages): EmojiData {
  const tone = (key: string) => messages.skinTones.find((entry) => entry.key === key)?.message ?? key;
  return {
    locale: language,
    emojis: emoji.flatMap(({ group, ...entry }) =>
      group === undefined || group === componentGroup || entry.version > newestVersion
        ? []
        : [
            {
              emoji: entry.emoji,
              category: group,
              label: entry.label,
              version: entry.version,
              tags: [...(entry.tags ?? [])],
            },
          ],
    ),
    categories: messages.groups
      .filter((group) => group.order !== componentGroup)
      .map((group) => ({ index: group.order, label: sentence(group.message, language) })),
    skinTones: {
      dark: tone('dark'),
      light: tone('light'),
      'medium-dark': tone('medium-dark'),
      'medium-light': tone('medium-light'),
      medium: tone('medium'),
    },
  };
}

function sentence(words: string, language: string): string {
  return words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
}
