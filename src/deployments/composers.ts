import type { Composers } from '../delivery/ledger.ts';
import { calendarComposers } from './calendar/composers.ts';
import { changeComposers } from './changes/composers.ts';

/** What copil tells about deployments, by the name a rule gives. */
export const deploymentComposers: Composers = {
  ...calendarComposers,
  ...changeComposers,
};
