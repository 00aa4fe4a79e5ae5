import type { Composers } from '../delivery/ledger.ts';

/** What copil tells about referents, by the name a rule gives. */
export const referentComposers: Composers = {};
