import type { onboarding as english } from '../en/onboarding.ts';
import type { Translated } from '../translated.ts';

export const onboarding: Translated<typeof english> = { title: '' };
