/** A pasted address of Torrow's with our host in it, or why there is none. */
export type Converted =
  | { readonly kind: 'address'; readonly before: string; readonly after: string }
  | { readonly kind: 'problem'; readonly problem: 'not-address' | 'not-torrow' | 'already' };

/** Parameters whose values are keys: shown as dots. */
const keys = /([?&](?:apiTokenInstance|apiTokenInstanceMax|key_api|apiToken|telegramToken)=)[^&#]*/gi;

/**
 * The same address with the scheme and host of `origin`. Everything behind the host stays letter by letter: a browser's
 * URL would write the percent signs anew.
 */
export function convertTorrow(pasted: string, origin: string): Converted {
  const match = /^(https?:\/\/)?([^/?#\s:]+(?::\d+)?)(\/\S*)$/i.exec(pasted.trim());
  const path = match?.[3];
  if (match === null || path === undefined || !URL.canParse(`https://${match[2] ?? ''}`))
    return { kind: 'problem', problem: 'not-address' };
  if (!/^\/webhook\/(green-api|wazzup24)(\?|$)/.test(path)) return { kind: 'problem', problem: 'not-torrow' };
  const before = `${match[1] ?? 'https://'}${match[2] ?? ''}${path}`;
  const after = `${origin}${path}`;
  if (before === after) return { kind: 'problem', problem: 'already' };
  return { kind: 'address', before, after };
}

/** An address as it may stand on the screen. */
export function withoutKeys(address: string): string {
  return address.replace(keys, '$1••••••••');
}
