/** True when a wall time (`22:40`) lies within quiet hours, which may go over midnight. */
export function isQuiet(time: string, quiet: { readonly from: string; readonly to: string } | null): boolean {
  if (quiet === null || quiet.from === quiet.to) return false;
  if (quiet.from < quiet.to) return quiet.from < time && time < quiet.to;
  return time > quiet.from || time < quiet.to;
}
