import { basics as basicsEn } from './en/basics.ts';
import { connections as connectionsEn } from './en/connections.ts';
import { failures as failuresEn } from './en/failures.ts';
import { inbox as inboxEn } from './en/inbox.ts';
import { onboarding as onboardingEn } from './en/onboarding.ts';
import { bookings as bookingsEn } from './en/bookings.ts';
import { outbox as outboxEn } from './en/outbox.ts';
import { templates as templatesEn } from './en/templates.ts';
import { rules as rulesEn } from './en/rules.ts';
import { sources as sourcesEn } from './en/sources.ts';
import { notices as noticesEn } from './en/notices.ts';
import { settings as settingsEn } from './en/settings.ts';
import { shell as shellEn } from './en/shell.ts';
import { tray as trayEn } from './en/tray.ts';
import { toasts as toastsEn } from './en/toasts.ts';
import { lock as lockEn } from './en/lock.ts';
import { life as lifeEn } from './en/life.ts';
import { updates as updatesEn } from './en/updates.ts';
import { address as addressEn } from './en/address.ts';
import { connect as connectEn } from './en/connect.ts';
import { health as healthEn } from './en/health.ts';
import { programs as programsEn } from './en/programs.ts';
import { hookDocs as hookDocsEn } from './en/hook-docs.ts';
import { activity as activityEn } from './en/activity.ts';
import { metaTemplates as metaTemplatesEn } from './en/meta-templates.ts';
import { basics as basicsRu } from './ru/basics.ts';
import { connections as connectionsRu } from './ru/connections.ts';
import { failures as failuresRu } from './ru/failures.ts';
import { inbox as inboxRu } from './ru/inbox.ts';
import { onboarding as onboardingRu } from './ru/onboarding.ts';
import { bookings as bookingsRu } from './ru/bookings.ts';
import { outbox as outboxRu } from './ru/outbox.ts';
import { templates as templatesRu } from './ru/templates.ts';
import { rules as rulesRu } from './ru/rules.ts';
import { sources as sourcesRu } from './ru/sources.ts';
import { notices as noticesRu } from './ru/notices.ts';
import { settings as settingsRu } from './ru/settings.ts';
import { shell as shellRu } from './ru/shell.ts';
import { tray as trayRu } from './ru/tray.ts';
import { toasts as toastsRu } from './ru/toasts.ts';
import { lock as lockRu } from './ru/lock.ts';
import { life as lifeRu } from './ru/life.ts';
import { updates as updatesRu } from './ru/updates.ts';
import { address as addressRu } from './ru/address.ts';
import { connect as connectRu } from './ru/connect.ts';
import { health as healthRu } from './ru/health.ts';
import { programs as programsRu } from './ru/programs.ts';
import { hookDocs as hookDocsRu } from './ru/hook-docs.ts';
import { activity as activityRu } from './ru/activity.ts';
import { metaTemplates as metaTemplatesRu } from './ru/meta-templates.ts';

/** All words: language → feature → key. English is the pattern that the others follow. */
export const words = {
  en: {
    basics: basicsEn,
    connections: connectionsEn,
    failures: failuresEn,
    inbox: inboxEn,
    onboarding: onboardingEn,
    bookings: bookingsEn,
    outbox: outboxEn,
    templates: templatesEn,
    rules: rulesEn,
    sources: sourcesEn,
    notices: noticesEn,
    settings: settingsEn,
    shell: shellEn,
    tray: trayEn,
    toasts: toastsEn,
    lock: lockEn,
    life: lifeEn,
    updates: updatesEn,
    metaTemplates: metaTemplatesEn,
    activity: activityEn,
    programs: programsEn,
    hookDocs: hookDocsEn,
    health: healthEn,
    connect: connectEn,
    address: addressEn,
  },
  ru: {
    basics: basicsRu,
    connections: connectionsRu,
    failures: failuresRu,
    inbox: inboxRu,
    onboarding: onboardingRu,
    bookings: bookingsRu,
    outbox: outboxRu,
    templates: templatesRu,
    rules: rulesRu,
    sources: sourcesRu,
    notices: noticesRu,
    settings: settingsRu,
    shell: shellRu,
    tray: trayRu,
    toasts: toastsRu,
    lock: lockRu,
    life: lifeRu,
    updates: updatesRu,
    metaTemplates: metaTemplatesRu,
    activity: activityRu,
    programs: programsRu,
    hookDocs: hookDocsRu,
    health: healthRu,
    connect: connectRu,
    address: addressRu,
  },
} as const;

export type LanguageCode = keyof typeof words;

/** The language of ours that fits best: the first of `wished` (BCP 47 tags, best first) that we speak, else English. */
export function chooseLanguage(wished: readonly string[]): LanguageCode {
  for (const tag of wished) {
    const code = tag.toLowerCase().split('-')[0];
    if (code === 'en' || code === 'ru') return code;
  }
  return 'en';
}
