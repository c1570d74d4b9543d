/** Colours are the system's own: the page is light or dark as its reader likes it. */
export const docsStyle = `
:root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 16%, Canvas); --soft: color-mix(in srgb, CanvasText 6%, Canvas); }
* { box-sizing: border-box; }
body { margin: 0; background: Canvas; color: CanvasText; font: 16px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
main { max-width: 860px; margin: 0 auto; padding: 24px 16px 64px; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 4px 24px; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; }
h2 { font-size: 1.2rem; margin: 40px 0 8px; }
h3 { font-size: 1rem; margin: 24px 0 6px; }
p, ul { margin: 8px 0; max-width: 68ch; }
ul { padding-left: 22px; }
li { margin: 6px 0; }
a { color: LinkText; text-underline-offset: 3px; }
a:focus-visible, [tabindex]:focus-visible { outline: 2px solid LinkText; outline-offset: 2px; }
code, pre { font: 0.9em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { overflow-wrap: anywhere; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 8px; padding: 12px 14px; overflow-x: auto; margin: 8px 0; }
.address { display: block; background: var(--soft); border: 1px solid var(--line); border-radius: 8px; padding: 8px 14px; margin: 8px 0; }
.wide { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; margin: 8px 0; }
table { border-collapse: collapse; width: 100%; font-size: 0.94rem; }
th, td { text-align: start; vertical-align: top; padding: 8px 14px; border-bottom: 1px solid var(--line); }
tr:last-child > * { border-bottom: 0; }
thead th { background: var(--soft); }
th[scope='row'] { font-weight: 600; }
th code { white-space: nowrap; }
small { display: block; font-weight: 400; }
@media (max-width: 640px) {
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  table, tbody, tr, th, td { display: block; }
  tr { border-bottom: 1px solid var(--line); padding: 8px 0; }
  tr:last-child { border-bottom: 0; }
  th, td { border: 0; padding: 2px 14px; }
  th code { white-space: normal; }
}
`;
