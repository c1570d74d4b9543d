/** The screens that a link may open, with what may follow. */
const opensByLink = /^\/(inbox|bookings|outbox|templates|rules|connections|settings)(\/[\w-]{1,64}){0,2}$/;

/**
 * The address of the screens behind a `deskbell:` link (`deskbell://chat/<id>`, `deskbell://outbox`), or null for one
 * that opens nothing. Links come from anywhere: they show a screen and never do anything else.
 */
export function addressOfLink(link: string): string | null {
  const url = URL.parse(link);
  if (url?.protocol !== 'deskbell:') return null;
  const path = `/${url.host}${url.pathname}`.replace(/\/+$/, '').replace(/^\/chat\//, '/inbox/');
  return opensByLink.test(path) ? path : null;
}
