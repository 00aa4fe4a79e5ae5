import type { Composers } from '../delivery/ledger.ts';

/** What copil tells about deployments, by the name a rule gives. */
export const deploymentComposers: Composers = {};
