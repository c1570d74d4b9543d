import { readAddress } from '../addresses.ts';

const longestComplaint = 200;

/**
 * The address in the box that a quick tunnel prints (`|  https://some-words.trycloudflare.com  |`), or null. Other lines
 * name addresses, too: the one that the tunnel leads to, and `api.trycloudflare.com` in complaints.
 */
export function quickAddressOf(line: string): string | null {
  const boxed = /\|\s+(https?:\/\/[^\s|]+)\s+\|/.exec(line)?.[1];
  if (boxed === undefined) return null;
  const address = readAddress(boxed);
  return address.kind === 'fine' ? address.url : null;
}

/** True when a connection to Cloudflare stands (`Registered tunnel connection`; before 2022 `Connection … registered`). */
export function isRegistered(line: string): boolean {
  return /\bRegistered tunnel connection\b|\bConnection [\da-f-]{36} registered\b/.test(line);
}

/** True when Cloudflare or the program itself does not take the token. */
export function isTokenRefusal(line: string): boolean {
  return /\bUnauthorized: |Provided Tunnel token is not valid|Couldn't decode tunnel token/i.test(line);
}

/**
 * What a line complains of, fit for a screen and the log: without its time, without anything that could be a token. Null
 * when it is no complaint.
 */
export function complaintOf(line: string): string | null {
  const plain = line.replace(/\u001b\[[\d;]*m/g, '').trim();
  const said = /^\S+\s+(?:ERR|FTL)\s+(.+)$/.exec(plain)?.[1] ?? (isTokenRefusal(plain) ? plain : null);
  if (said === null) return null;
  const clean = said
    .replace(/\b(?:eyJ[\w+/=-]+|[\w+/-]{40,}=*)/g, '…')
    .replace(/\s+(?:connIndex|event|ip|tunnelID|connection)=\S+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return clean.length > longestComplaint ? `${clean.slice(0, longestComplaint - 1)}…` : clean;
}
