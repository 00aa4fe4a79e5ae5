import type { Composers } from '../delivery/ledger.ts';

/** Every message about decisions and votes. */
export const decisionComposers: Composers = {};
