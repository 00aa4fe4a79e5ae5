import type { Composers } from '../delivery/ledger.ts';

/** Every message about the constitution of committees: composition, duties, rhythm, rules, arrivals and departures. */
export const committeeComposers: Composers = {};
