import type { connections as english } from '../en/connections.ts';
import type { Translated } from '../translated.ts';

export const connections: Translated<typeof english> = { title: '' };
