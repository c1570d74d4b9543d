/** Kinds that a browser only shows; anything that could run or be a page is saved instead. */
const shown = /^(image\/(?!svg)|audio\/|video\/)/;

/**
 * The `Content-Disposition` of a file from a customer: shown or saved by its type, its name in ASCII and, for the other
 * letters, as RFC 5987 writes it.
 */
export function dispositionOf(mimeType: string, fileName: string): string {
  const kind = shown.test(mimeType.trim().toLowerCase()) ? 'inline' : 'attachment';
  const name = printable(fileName);
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** Without line ends, folder separators and broken surrogates, which no header and no disk takes. */
function printable(fileName: string): string {
  const name = fileName
    .toWellFormed()
    .replace(/[\x00-\x1f\x7f/\\]/g, '_')
    .trim();
  return name === '' ? 'file' : name;
}
