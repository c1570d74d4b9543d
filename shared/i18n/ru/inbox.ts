import type { inbox as english } from '../en/inbox.ts';
import type { Translated } from '../translated.ts';

export const inbox: Translated<typeof english> = { title: '' };
