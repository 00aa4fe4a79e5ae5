import type { Composers } from '../delivery/ledger.ts';

/** Every message about written consultations between two meetings. */
export const consultationComposers: Composers = {};
