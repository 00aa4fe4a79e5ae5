import type { Composers } from '../delivery/ledger.ts';

/** Every message about the project weather. */
export const weatherComposers: Composers = {
  'weather.summary': async () => null,
};
