/** Ends an exhaustive switch: the compiler refuses a new member, and a value from outside fails loudly. */
export function assertNever(value: never, what: string): never {
  throw new Error(`Unexpected ${what}: ${JSON.stringify(value)}`);
}
