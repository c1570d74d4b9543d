import type { MessageContent } from '#shared/domain/message.ts';

/** When something in the demo history happened: minutes before the number was added, or a day and a local time. */
export type When =
  | { readonly minutesAgo: number }
  | { readonly daysAgo: number; /** `HH:MM` on the computer's own clock. */ readonly at: string };

/** What is said, and the address of its file where it has one. */
export type Say = { readonly content: MessageContent; readonly mediaUrl: string | null };

/** One step of a written conversation. `target` counts the steps from 1. */
export type Step =
  | {
      readonly kind: 'says';
      readonly when: When;
      readonly from: 'customer' | 'salon';
      readonly say: Say;
      /** The step that is answered. */
      readonly quotes: number | null;
    }
  | { readonly kind: 'edits'; readonly when: When; readonly target: number; readonly text: string }
  | { readonly kind: 'reacts'; readonly when: When; readonly target: number; readonly emoji: string };

/** A customer's written past, oldest step first. */
export type Conversation = { readonly with: string; readonly steps: readonly Step[] };

/** So many minutes before the number was added. */
export function ago(minutesAgo: number): When {
  return { minutesAgo };
}

/** A day before that, at a local time. */
export function day(daysAgo: number, at: string): When {
  return { daysAgo, at };
}

/** The customer writes. */
export function customer(when: When, what: string | Say, quotes: number | null = null): Step {
  return { kind: 'says', when, from: 'customer', say: typeof what === 'string' ? text(what) : what, quotes };
}

/** The salon answers from its phone. */
export function salon(when: When, what: string | Say, quotes: number | null = null): Step {
  return { kind: 'says', when, from: 'salon', say: typeof what === 'string' ? text(what) : what, quotes };
}

/** The customer changes an earlier message. */
export function edits(when: When, target: number, newText: string): Step {
  return { kind: 'edits', when, target, text: newText };
}

/** The customer reacts to an earlier message. */
export function reacts(when: When, target: number, emoji: string): Step {
  return { kind: 'reacts', when, target, emoji };
}

/** Plain words. */
export function text(words: string): Say {
  return { content: { kind: 'text', text: words }, mediaUrl: null };
}

/** A picture drawn by `media.ts`. */
export function picture(name: 'nails' | 'hair', caption: string | null = null): Say {
  return {
    content: { kind: 'image', media: { fileName: `${name}.png`, mimeType: 'image/png', caption } },
    mediaUrl: `practice:${name}.png`,
  };
}

/** A voice message made by `media.ts`; always the same four seconds. */
export function voice(): Say {
  return {
    content: { kind: 'voice', media: { fileName: 'voice.wav', mimeType: 'audio/wav', caption: null } },
    mediaUrl: 'practice:voice.wav',
  };
}

/** The gift voucher made by `media.ts`. */
export function voucher(caption: string | null = null): Say {
  return {
    content: {
      kind: 'document',
      media: { fileName: 'gift-voucher.pdf', mimeType: 'application/pdf', caption },
    },
    mediaUrl: 'practice:gift-voucher.pdf',
  };
}

/** A place on the map. */
export function place(name: string, address: string, latitude: number, longitude: number): Say {
  return { content: { kind: 'location', name, address, latitude, longitude }, mediaUrl: null };
}

/** A call that nobody answered. */
export function missedCall(): Say {
  return { content: { kind: 'call', isVideo: false, outcome: 'missed' }, mediaUrl: null };
}
