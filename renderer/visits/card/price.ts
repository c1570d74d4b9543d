/** A price as typed, "1 500,50" too; null when it is none. */
export function priceOf(typed: string): number | null {
  const text = typed.replace(/[\s\u00a0]/g, '').replace(',', '.');
  if (!/^\d+(\.\d{1,2})?$/.test(text)) return null;
  const price = Number(text);
  return price <= 1e12 ? price : null;
}
