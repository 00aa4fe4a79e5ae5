import type { Composers } from '../delivery/ledger.ts';
import { approvalComposers } from './approval/told-before-it-leaves.ts';
import { projectComposers } from './project/project-card.ts';
import { questionComposers } from './questions/question-card.ts';
import { staffComposers } from './to-staff/told-to-staff.ts';

/** What copil tells about announcements to staff, by the name a rule gives. */
export const announcementComposers: Composers = {
  ...approvalComposers,
  ...staffComposers,
  ...questionComposers,
  ...projectComposers,
};
