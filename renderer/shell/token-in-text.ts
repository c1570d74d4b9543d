/**
 * The token in what a person pasted: the bare token, the address that carries it (`…#token=…`), or the whole ready
 * line (`{"token":"…"}`). Null when there is nothing.
 */
export function tokenInText(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const inLine = /"token"\s*:\s*"([^"]+)"/.exec(trimmed)?.[1];
  const inAddress = /[#?&]token=([^\s&#"]+)/.exec(trimmed)?.[1];
  return inLine ?? (inAddress === undefined ? trimmed : decodeURIComponent(inAddress));
}
