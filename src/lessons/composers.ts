import type { Composers } from '../delivery/ledger.ts';

/** What copil tells about lessons learned, by the name a rule gives. */
export const lessonComposers: Composers = {};
