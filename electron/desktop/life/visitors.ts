import { z } from 'zod';

import type { DesktopArguments } from './arguments.ts';
import { addressOfLink } from './links.ts';

/** Somebody who starts the program, or follows a link to it. What a second start hands over to the first. */
export type Visitor = Pick<DesktopArguments, 'link' | 'isHidden'>;

const visitorSchema = z.object({
  link: z.string().max(2000).nullable().catch(null),
  isHidden: z.boolean().catch(false),
});

/** What another start of the program has handed over; one that cannot be read wants to see the window. */
export function readVisitor(handedOver: unknown): Visitor {
  return visitorSchema.safeParse(handedOver).data ?? { link: null, isHidden: false };
}

/** What a visitor wants to see; `address` undefined = the window as it stands. */
export type Wish = { readonly kind: 'nothing' } | { readonly kind: 'window'; readonly address?: string };

/** The start at login shows nothing; a link shows its screen, or just the window when it leads nowhere. */
export function wishOf({ link, isHidden }: Visitor): Wish {
  if (link === null) return { kind: isHidden ? 'nothing' : 'window' };
  const address = addressOfLink(link);
  return address === null ? { kind: 'window' } : { kind: 'window', address };
}

/** Where visitors wait until there is somebody to open: links may come before the program is ready. */
export type Door = {
  /** Opens at once, or as soon as there is somebody. Of several that wait, the last one with an address counts. */
  readonly come: (visitor: Visitor) => void;
  /** From now on `open` answers; those who waited are let in. */
  readonly attend: (open: (address?: string) => void) => void;
};

/** A door that nobody attends yet. */
export function createDoor(): Door {
  let open: ((address?: string) => void) | null = null;
  let waiting: Wish = { kind: 'nothing' };
  const letIn = (wish: Wish) => {
    if (wish.kind === 'window') open?.(wish.address);
  };
  return {
    come(visitor) {
      const wish = wishOf(visitor);
      if (open) letIn(wish);
      else if (wish.kind === 'window')
        waiting = wish.address === undefined && waiting.kind === 'window' ? waiting : wish;
    },
    attend(opener) {
      open = opener;
      letIn(waiting);
      waiting = { kind: 'nothing' };
    },
  };
}
