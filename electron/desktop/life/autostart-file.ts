/**
 * The desktop entry that starts a program when its user logs in (XDG autostart). `program` is an absolute path; argument
 * by argument it is quoted as the Desktop Entry Specification wants it.
 */
export function autostartFile(program: string, args: readonly string[]): string {
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Deskbell',
    `Exec=${escaped([program, ...args].map(quoted).join(' '))}`,
    'Terminal=false',
    'StartupNotify=false',
    'X-GNOME-Autostart-enabled=true',
  ];
  return `${lines.join('\n')}\n`;
}

/** False when the user has switched the entry off with a tool of the desktop, which leaves the file. */
export function isAutostartOn(content: string): boolean {
  return !/^\s*(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/im.test(content);
}

/** Within quotes four characters need a backslash; `%` would begin a field code. */
function quoted(argument: string): string {
  const safe = argument.replaceAll('%', '%%');
  return /^[\w@+=:,./%-]+$/.test(safe) ? safe : `"${safe.replace(/["`$\\]/g, '\\$&')}"`;
}

/** The value of every key is a string with escapes of its own: a backslash is written twice. */
function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\');
}
