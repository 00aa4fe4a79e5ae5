import type { Composers } from '../delivery/ledger.ts';

/** Every message about the pages of a committee. */
export const boardComposers: Composers = {};
