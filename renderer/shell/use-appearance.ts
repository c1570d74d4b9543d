import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import type { SettingsView } from '#shared/api/calls/settings.ts';
import { chooseLanguage } from '#shared/i18n/languages.ts';

/** Makes the page look and speak as the settings say; until they are known it goes by the system. */
export function useAppearance(settings: SettingsView | undefined): void {
  const { i18n } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const theme = settings?.interface.theme;
  const language = settings?.interface.language;

  useEffect(() => {
    if (theme !== undefined) setColorScheme(theme === 'system' ? 'auto' : theme);
  }, [theme, setColorScheme]);

  useEffect(() => {
    const chosen = language ?? chooseLanguage(navigator.languages);
    if (language !== undefined && i18n.language !== chosen) void i18n.changeLanguage(chosen);
  }, [language, i18n]);
}
