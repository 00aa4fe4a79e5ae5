import type { Composers } from '../delivery/ledger.ts';
import { caseComposers } from './cases/messages-of-difficulty.ts';
import { dayComposers } from './day/messages-of-day.ts';
import { remedyComposers } from './remedies/messages-of-remedy.ts';
import { requestComposers } from './vendor/messages-of-request.ts';

/** What copil tells about difficulties, remedies and requests to the vendor, by the name a rule gives. */
export const difficultyComposers: Composers = {
  ...dayComposers,
  ...caseComposers,
  ...remedyComposers,
  ...requestComposers,
};
