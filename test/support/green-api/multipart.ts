/** One multipart/form-data body, taken apart. */
export type Form = {
  readonly fields: Record<string, string>;
  readonly file: { readonly fileName: string; readonly mimeType: string; readonly bytes: Buffer } | null;
};

/** Reads what a well-behaved client sends; throws on anything else. */
export function readMultipart(body: Buffer, contentType: string): Form {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/.exec(contentType)?.slice(1).find(Boolean);
  if (boundary === undefined) throw new Error('multipart without a boundary');
  const fields: Record<string, string> = {};
  let file: Form['file'] = null;
  for (const part of split(body, Buffer.from(`--${boundary}`))) {
    const end = part.indexOf('\r\n\r\n');
    if (end < 0) continue;
    const head = part.subarray(0, end).toString('utf8');
    const bytes = part.subarray(end + 4, part.length - 2);
    const name = /name="([^"]*)"/.exec(head)?.[1] ?? '';
    const fileName = /filename="([^"]*)"/.exec(head)?.[1];
    if (fileName === undefined) fields[name] = bytes.toString('utf8');
    else
      file = {
        fileName,
        mimeType: /content-type:\s*(\S+)/i.exec(head)?.[1] ?? '',
        bytes: Buffer.from(bytes),
      };
  }
  return { fields, file };
}

function split(body: Buffer, mark: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = body.indexOf(mark); at >= 0;) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) break;
    parts.push(body.subarray(at + mark.length + 2, next));
    at = next;
  }
  return parts;
}
