import type { HouseActs } from '../people/turn.ts';
import { endPersonToday } from './end-person.ts';
import { applyRoleChange } from './role-changes.ts';

/** What copil does by itself about the constitution of committees: a role taken over on its day, a departure. */
export const committeeActs: HouseActs = {
  'committee.roleChange': applyRoleChange,
  'committee.personLeaves': endPersonToday,
};
