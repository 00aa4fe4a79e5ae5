import type { Composers } from '../delivery/ledger.ts';

/** What copil tells about the anonymous pulse, by the name a rule gives. */
export const pulseComposers: Composers = {};
