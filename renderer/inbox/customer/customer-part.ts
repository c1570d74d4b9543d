import { createPart } from '../../later/part.ts';

/** The customer beside the chat. It brings the visits and all numbering plans along: the messages do not wait for it. */
export const customerPart = createPart(async () => (await import('./customer-pane.tsx')).CustomerPane);
