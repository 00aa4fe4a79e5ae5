import type { DomainCommand } from '../../people/turn.ts';
import { answerAll } from '../series/answer-all.ts';
import { scheduleSeries } from '../series/schedule-series.ts';
import { showSeries } from '../series/show-series.ts';
import { stopSeries } from '../series/stop-series.ts';
import { agreeToSeries, counterSeries } from '../series/vendor-commands.ts';
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
  scheduleSeries,
  showSeries,
  stopSeries,
  feed,
  leaderAbsence,
  answerAll,
  agreeToSeries,
  counterSeries,
] as unknown as DomainCommand[];
