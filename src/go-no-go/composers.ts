import type { Composers } from '../delivery/ledger.ts';

/** What copil tells about the vote on a go-live, by the name a rule gives. */
export const goNoGoComposers: Composers = {};
