import type { Composers } from '../delivery/ledger.ts';

/** Every message about minutes of a meeting, their versions and approval. */
export const minutesComposers: Composers = {
  'minutes.toCheck': async () => null,
};
