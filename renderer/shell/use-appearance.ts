import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';

import type { SettingsView } from '#shared/api/calls/settings.ts';
import { chooseLanguage } from '#shared/i18n/choose-language.ts';

import { useConnection } from '../api/client-provider.tsx';
import { rememberLanguage } from '../i18n/first-words.ts';
import { useSpeak } from '../i18n/use-speak.ts';

/**
 * Makes the page look and speak as the settings say; until they are known it goes by the last time, or the system. False
 * while the words for it are on their way for the first time.
 */
export function useAppearance(settings: SettingsView | undefined): boolean {
  const { setColorScheme } = useMantineColorScheme();
  const theme = settings?.interface.theme;
  const wished = settings?.interface.language;

  useEffect(() => {
    if (theme !== undefined) setColorScheme(theme === 'system' ? 'auto' : theme);
  }, [theme, setColorScheme]);

  useEffect(() => {
    if (wished !== undefined) rememberLanguage(window.localStorage, wished);
  }, [wished]);

  const language = wished === undefined ? undefined : (wished ?? chooseLanguage(navigator.languages));
  return useSpeak(language, useConnection());
}
