import { fateOfMissed } from '../domain/address-health.ts';
import type { ChannelView } from './calls/channels.ts';

/** What a public address that does not work means: `trouble` in the `address` file of each language, with its numbers. */
export type AddressTroubleWords = (key: 'week' | 'day' | 'lost', numbers: string) => string;

/** The numbers whose providers call the public address. */
export function calledNumbers<Number extends Pick<ChannelView, 'webhookPath'>>(
  channels: readonly Number[],
): Number[] {
  return channels.filter(({ webhookPath }) => webhookPath !== null);
}

/**
 * What it means for the customers that the public address does not work, a sentence for each way in which providers treat
 * what they cannot hand over; empty when no number is called.
 */
export function addressTroubleInWords(
  called: readonly Pick<ChannelView, 'label' | 'provider'>[],
  words: AddressTroubleWords,
): string {
  return (['lost', 'day', 'week'] as const)
    .flatMap((fate) => {
      const numbers = called.filter(({ provider }) => fateOfMissed(provider) === fate);
      return numbers.length === 0 ? [] : [words(fate, numbers.map(({ label }) => label).join(', '))];
    })
    .join(' ');
}
