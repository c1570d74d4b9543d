/** The phones in a vCard, as written or as the WhatsApp id beside them; no phone twice. */
export function phonesOfVcard(vcard: string): string[] {
  const phones = lines(vcard).flatMap((line) => {
    const match = /^(?:[\w-]+\.)?TEL([^:]*):(.*)$/i.exec(line);
    if (!match) return [];
    const waid = /waid=(\d+)/i.exec(match[1] ?? '')?.[1];
    const written = (match[2] ?? '').replace(/^tel:/i, '').trim();
    return written !== '' ? [written] : waid === undefined ? [] : [`+${waid}`];
  });
  return [...new Set(phones)];
}

/** The formatted name in a vCard, or null. */
export function nameOfVcard(vcard: string): string | null {
  for (const line of lines(vcard)) {
    const name = /^(?:[\w-]+\.)?FN[^:]*:(.*)$/i.exec(line)?.[1]?.trim();
    if (name !== undefined && name !== '') return name;
  }
  return null;
}

/** Long lines are folded: a line that begins with a space continues the one before (RFC 6350, 3.2). */
function lines(vcard: string): string[] {
  return vcard.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
}
