import type { HttpTransport } from '../api/http-transport.ts';

export function SignInScreen({ transport: _transport }: { transport: HttpTransport }) {
  return null;
}
