import type { Composers } from '../delivery/ledger.ts';

/** What copil tells about the readiness of sites, by the name a rule gives. */
export const readinessComposers: Composers = {};
