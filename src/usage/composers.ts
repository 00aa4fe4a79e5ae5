import type { Composers } from '../delivery/ledger.ts';

/** What copil tells about usage, by the name a rule gives. */
export const usageComposers: Composers = {};
