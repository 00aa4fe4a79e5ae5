import type { Composers } from '../delivery/ledger.ts';
import { projectComposers } from './project/project-card.ts';
import { questionComposers } from './questions/question-card.ts';
import { approvalComposers } from './told-before-it-leaves.ts';
import { staffComposers } from './told-to-staff.ts';

/** What copil tells about announcements to staff, by the name a rule gives. */
export const announcementComposers: Composers = {
  ...approvalComposers,
  ...staffComposers,
  ...questionComposers,
  ...projectComposers,
};
