import type { DomainCommand } from '../../people/turn.ts';
import { answer, substitute } from './answer.ts';
import { cancel } from './cancel.ts';
import { feed } from './feed.ts';
import { invite } from './invite.ts';
import { leaderAbsence } from './leader-absence.ts';
import { meetings } from './meetings.ts';
import { move } from './move.ts';
import { proxy, withdrawProxy } from './proxy.ts';
import { schedule } from './schedule.ts';
import { update } from './update.ts';

/** Every command about meetings, in the order the help shows them. */
export const meetingCommands = [
  schedule,
  move,
  update,
  cancel,
  invite,
  meetings,
  answer,
  substitute,
  proxy,
  withdrawProxy,
  feed,
  leaderAbsence,
] as unknown as DomainCommand[];
