import type { DomainCommand } from '../../people/turn.ts';
import { addStaff } from './add-staff.ts';
import { removeStaff } from './remove-staff.ts';
import { siteDirector } from './site-director.ts';
import { removeDuty, siteDuty } from './site-duty.ts';
import { siteShifts } from './site-shifts.ts';
import { siteStaff } from './site-staff.ts';

/** Who works on a site, directs it and is on duty for it, in the order the help shows them. */
export const sitePeopleCommands = [
  siteStaff,
  addStaff,
  removeStaff,
  siteDirector,
  siteShifts,
  siteDuty,
  removeDuty,
] as unknown as DomainCommand[];
