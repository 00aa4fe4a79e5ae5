import type { DomainCommand } from '../../people/turn.ts';
import { activateCommittee } from './activate-committee.ts';
import { checkCommittee, committeePresence, showCommittee } from './committee.ts';
import { committeeChannel } from './committee-channel.ts';
import { committeeDuties } from './committee-duties.ts';
import { committeeLead } from './committee-lead.ts';
import { committeeLeave } from './committee-leave.ts';
import { committeeMember } from './committee-member.ts';
import { committeeRhythm } from './committee-rhythm.ts';
import { changeCommitteeRules } from './committee-rules.ts';
import { closeCommittee, resumeCommittee, suspendCommittee } from './committee-states.ts';
import { createCommittee } from './create-committee.ts';
import { leads } from './leads.ts';
import { personLeave } from './person-leave.ts';

/** Every command about committees, in the order the help shows them. */
export const committeeCommands = [
  showCommittee,
  createCommittee,
  committeeMember,
  committeeLeave,
  committeeDuties,
  committeeRhythm,
  changeCommitteeRules,
  committeeLead,
  checkCommittee,
  activateCommittee,
  committeePresence,
  committeeChannel,
  suspendCommittee,
  resumeCommittee,
  closeCommittee,
  leads,
  personLeave,
] as unknown as DomainCommand[];
