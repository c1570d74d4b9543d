/**
 * The pairs of a query as a person wrote it by hand. Differs from a form's decoder in two ways: a broken percent
 * sign stays as it is, and "+" is a plus wherever the value shows that spaces are written `%20` or a digit follows.
 */
export function readQueryText(query: string): { readonly name: string; readonly value: string }[] {
  const bare = query.replace(/^[^?]*\?/, '').replace(/#.*$/s, '');
  return bare
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return { name: decode(name).trim(), value: decode(value.join('=')) };
    });
}

function decode(written: string): string {
  const spaced = /%20| /.test(written) ? written : written.replace(/\+(?!\d)/g, ' ');
  return spaced.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}
