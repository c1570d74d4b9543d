/** What the console of Green API shows at the top of an instance. */
export type ConsoleValues = {
  readonly apiUrl?: string;
  readonly mediaUrl?: string;
  readonly idInstance?: string;
  readonly apiTokenInstance?: string;
};

/** Every field that was recognised; undefined ones are left out. */
type Found = { -readonly [Name in keyof ConsoleValues]: ConsoleValues[Name] };

const labelled: Record<keyof ConsoleValues, RegExp> = {
  apiUrl:
    /api[\s_-]*url["']?\s*[:=\s]\s*["']?((?:https?:\/\/)?[\w.-]+\.[a-z]{2,}(?::\d+)?|https?:\/\/[\w.[\]-]+(?::\d+)?)/i,
  mediaUrl:
    /media[\s_-]*url["']?\s*[:=\s]\s*["']?((?:https?:\/\/)?[\w.-]+\.[a-z]{2,}(?::\d+)?|https?:\/\/[\w.[\]-]+(?::\d+)?)/i,
  idInstance: /id[\s_-]*instance["']?\s*[:=\s]\s*["']?(\d{4,20})/i,
  apiTokenInstance: /api[\s_-]*token[\s_-]*(?:instance)?["']?\s*[:=\s]\s*["']?([\w.~-]{20,200})/i,
};

/** The address of a call, as its documentation shows it: everything but the media address stands in it. */
const callAddress = /(https?:\/\/[\w.-]+(?::\d+)?)\/waInstance(\d+)\/\w+\/([\w~-]{20,200})/i;

const bareApi = /\b((?:https?:\/\/)?(?:[\w-]+\.)*api\.(?:green-api|greenapi)\.com)\b/i;
const bareMedia = /\b((?:https?:\/\/)?(?:[\w-]+\.)*media\.(?:green-api|greenapi)\.com)\b/i;
const bareToken = /\b([0-9a-f]{40,64})\b/i;
const bareInstance = /(?:^|[\s"',;:])(\d{10,12})(?=$|[\s"',;])/;

/**
 * Finds the four values in a text copied from the console: labelled lines, JSON, the address of a call, or the bare
 * values one below the other. Null when the text is (at most) one value, which belongs where it was pasted.
 */
export function readConsoleText(text: string): ConsoleValues | null {
  const found: Found = {};
  const address = callAddress.exec(text);
  if (address) {
    set(found, 'apiUrl', address[1]);
    set(found, 'idInstance', address[2]);
    set(found, 'apiTokenInstance', address[3]);
  }
  for (const name of ['apiUrl', 'mediaUrl', 'idInstance', 'apiTokenInstance'] as const) {
    set(found, name, labelled[name].exec(text)?.[1]);
  }
  set(found, 'apiUrl', bareApi.exec(text)?.[1]);
  set(found, 'mediaUrl', bareMedia.exec(text)?.[1]);
  set(found, 'apiTokenInstance', bareToken.exec(text)?.[1]);
  set(found, 'idInstance', bareInstance.exec(text)?.[1]);
  const isLabelled = Object.values(labelled).some((pattern) => pattern.test(text));
  return Object.keys(found).length >= 2 || (isLabelled && Object.keys(found).length === 1) ? found : null;
}

/** The first finding of a value stays: the more certain patterns are tried first. */
function set(found: Found, name: keyof ConsoleValues, value: string | undefined): void {
  if (value === undefined || found[name] !== undefined) return;
  const isAddress = name === 'apiUrl' || name === 'mediaUrl';
  found[name] = isAddress && !/^https?:\/\//i.test(value) ? `https://${value}` : value;
}
