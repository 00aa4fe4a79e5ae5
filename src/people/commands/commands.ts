import type { DomainCommand } from '../turn.ts';
import { absence } from './absence.ts';
import { activateCommittee, committeeRhythm } from './activate-committee.ts';
import { checkCommittee, showCommittee } from './committee.ts';
import { leads } from './leads.ts';

/** Every command about people and committees, in the order the help shows them. */
export const peopleCommands = [
  showCommittee,
  checkCommittee,
  activateCommittee,
  committeeRhythm,
  leads,
  absence,
] as unknown as DomainCommand[];
