import { notDoubled } from './event.ts';

/**
 * Chromium cannot be taught a scheme from outside. `app://bundle/x` is therefore asked for as
 * `https://bundle.app.invalid/x`, a name that exists nowhere, and answered from here. The main process sees `app://`
 * everywhere, the page sees the stand-in.
 */
const ending = '.invalid';
const privileged = new Set<string>();

/** Remembers a scheme that pages may use. */
export function registerScheme(
  scheme: string,
  privileges: { standard?: boolean; secure?: boolean } = {},
): void {
  if (privileges.standard !== true || privileges.secure !== true)
    notDoubled(`scheme that is not standard and secure: ${scheme}`);
  privileged.add(scheme);
}

/** Whether the scheme was registered as privileged. */
export function isPrivileged(scheme: string): boolean {
  return privileged.has(scheme);
}

/** The address under which Chromium knows it. */
export function toChromium(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url);
  if (match?.[1] === undefined || !privileged.has(match[1])) return url;
  return `https://${match[2] ?? ''}.${match[1]}${ending}${match[3] ?? ''}`;
}

/** The address as the app knows it; also of a bare origin. */
export function fromChromium(url: string): string {
  const match = /^https:\/\/([^/?#:]*)\.([a-z0-9+-]+)\.invalid([/?#].*)?$/is.exec(url);
  if (match?.[2] === undefined || !privileged.has(match[2])) return url;
  return `${match[2]}://${match[1] ?? ''}${match[3] ?? ''}`;
}

/** `app://bundle`, `https://example.com:8443`, `file://` or `null`, as WebFrameMain.origin says it. */
export function originOf(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(url);
  return match === null ? 'null' : `${match[1] ?? ''}://${match[2] ?? ''}`;
}

/** A policy names own schemes; Chromium must find the stand-ins in it. */
export function policyToChromium(policy: string): string {
  let translated = policy;
  for (const scheme of privileged)
    translated = translated
      .replace(new RegExp(`\\b${scheme}://([\\w*.-]+)`, 'g'), `https://$1.${scheme}${ending}`)
      .replace(new RegExp(`(^|\\s)${scheme}:(?=\\s|;|$)`, 'g'), `$1https://*.${scheme}${ending}`);
  return translated;
}
