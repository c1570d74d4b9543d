import { createContext, use } from 'react';

/** Opens the photo of an attachment large, over the page. */
export const LightboxContext = createContext<(attachmentId: string) => void>(() => undefined);

export function useLightbox(): (attachmentId: string) => void {
  return use(LightboxContext);
}
