import type { Composers } from '../delivery/ledger.ts';
import { actionAssigned } from './messages/assigned.ts';
import { actionBlocked, actionDoneBy, actionLate, actionPostponementAsked } from './messages/escalation.ts';
import { actionAskOwner, actionLeadDigest, actionOwnerDigest } from './messages/gathered.ts';
import { actionOwnerLeft } from './messages/owner-left.ts';
import { actionReminder } from './messages/reminder.ts';
import { actionTold } from './messages/told.ts';
import { actionPosted } from './post-action.ts';

/** Every message about actions. */
export const actionComposers: Composers = {
  'action.assigned': actionAssigned,
  'action.posted': actionPosted,
  'action.reminder': actionReminder,
  'action.late': actionLate,
  'action.blocked': actionBlocked,
  'action.postponementAsked': actionPostponementAsked,
  'action.doneBy': actionDoneBy,
  'action.told': actionTold,
  'action.ownerLeft': actionOwnerLeft,
  'action.askOwner': actionAskOwner,
  'action.ownerDigest': actionOwnerDigest,
  'action.leadDigest': actionLeadDigest,
};
