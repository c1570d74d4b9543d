const start = 'meta-';

/** The address of the list of templates at Meta. */
export const metaListPath = '/templates/meta';

/** The address of one of them. Their ids may hold any sign. */
export function metaTemplatePath(id: string): string {
  return `/templates/${start}${encodeURIComponent(id)}`;
}

export type MetaPlace = { readonly id: string | null };

/** What an address below `/templates` opens of Meta's; null when it is a text of ours. */
export function metaPlaceOf(rest: string | null): MetaPlace | null {
  if (rest === 'meta') return { id: null };
  if (!rest?.startsWith(start)) return null;
  return { id: decoded(rest.slice(start.length)) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A broken address: then nothing has that id.
    return text;
  }
}
