export function AddNumberScreen() {
  return null;
}
