import type { Composers } from '../delivery/ledger.ts';

/** Every message about the report to the executive body. */
export const reportComposers: Composers = {};
