import { createContext, use } from 'react';

/** Opens the choice of templates of this chat; null while a free answer is taken. */
export const TemplateOfferContext = createContext<(() => void) | null>(null);

export function useTemplateOffer(): (() => void) | null {
  return use(TemplateOfferContext);
}
