/** The longest PIN. */
const longestPin = 12;

/** The digits of what was typed or pasted; everything else falls away. */
export function pinDigits(typed: string): string {
  return typed.replace(/\D/g, '').slice(0, longestPin);
}

/** True for what may be a PIN: 4 to 12 digits. */
export function isPin(digits: string): boolean {
  return /^\d{4,12}$/.test(digits);
}
