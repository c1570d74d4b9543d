import { secretNames } from './hook-url.ts';

/** The query of a hook's address as it is, with dots in the place of every key. */
export function hideKeys(query: string): string {
  const bare = query.replace(/^[^?]*\?/, '').replace(/#.*$/s, '');
  return bare
    .split('&')
    .map((pair) => {
      const end = pair.indexOf('=');
      const name = end < 0 ? pair : pair.slice(0, end);
      return isSecret(name) ? `${name}=•••` : pair;
    })
    .join('&');
}

/** A name is judged as it is read: percent signs, blanks and capitals make no difference. */
function isSecret(written: string): boolean {
  const name = decoded(written).trim().toLowerCase();
  return secretNames.some((secret) => secret.toLowerCase() === name);
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
