import type { Composers } from '../delivery/ledger.ts';

/** Every message about the risk register. */
export const riskComposers: Composers = {};
