import type { Composers } from '../delivery/ledger.ts';

/** What copil tells about difficulties, remedies and requests to the vendor, by the name a rule gives. */
export const difficultyComposers: Composers = {};
