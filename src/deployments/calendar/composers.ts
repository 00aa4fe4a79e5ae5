import type { Composers } from '../../delivery/ledger.ts';
import { constraintAdded } from './constraints/tell-leads.ts';
import { versionComposers } from './versions/composers.ts';

/** What copil tells of the forecast calendar. */
export const calendarComposers: Composers = {
  ...versionComposers,
  'deployment.constraintAdded': constraintAdded,
};
