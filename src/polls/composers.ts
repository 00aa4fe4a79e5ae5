import type { Composers } from '../delivery/ledger.ts';

/** Every message about dates offered before a meeting exists. */
export const pollComposers: Composers = {};
