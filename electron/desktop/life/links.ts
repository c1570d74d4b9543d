/**
 * The screens that a link may open, with what may follow: read letter by letter, not parsed as an address, so that
 * nothing is decoded, resolved or understood in two ways.
 */
const linkPattern =
  /^deskbell:(?:\/\/)?(chat|inbox|bookings|outbox|templates|rules|connections|settings)((?:\/[\w-]{1,64}){0,2})\/?(?:[?#]\S*)?$/i;

/**
 * The address of the screens behind a `deskbell:` link (`deskbell://chat/<id>`, `deskbell://outbox`), or null for one
 * that opens nothing. Links come from anywhere: they show a screen and never do anything else.
 */
export function addressOfLink(link: string): string | null {
  const [, screen, rest] = linkPattern.exec(link) ?? [];
  if (screen === undefined || rest === undefined) return null;
  const name = screen.toLowerCase();
  return `/${name === 'chat' ? 'inbox' : name}${rest}`;
}
