import type { TimedActs } from '../delivery/timed-act.ts';
import { tellChair, tellLead } from './escalate.ts';
import { askOwners, sendDigest } from './gather.ts';

/** What copil does by itself about actions. */
export const actionActs: TimedActs = {
  'action.tellLead': tellLead,
  'action.tellChair': tellChair,
  'action.askOwners': askOwners,
  'action.digest': sendDigest,
};
