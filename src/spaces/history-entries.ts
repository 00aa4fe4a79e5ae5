/** What happened before the space was loaded: meetings, decisions, actions, risks, reports, calendars. */
import { z } from 'zod';
import {
  ActionPriority,
  ActionState,
  Answer,
  DecisionState,
  DecisionType,
  Platform,
  RiskCategory,
  RiskState,
} from '../store/generated/enums.ts';
import {
  code,
  committeeCode,
  date,
  dateTime,
  entry,
  flag,
  handle,
  line,
  list,
  optional,
  paragraph,
  timeZone,
  webAddress,
  whole,
  withDefault,
} from './fields.ts';

const decisionNumber = z
  .string()
  .refine((value) => /^D-\d{4}-\d{3,6}$/.test(value), { params: { key: 'space.problem.decisionNumber' } });
const actionNumber = z
  .string()
  .refine((value) => /^A-\d{4}-\d{3,6}$/.test(value), { params: { key: 'space.problem.actionNumber' } });
const riskNumber = z
  .string()
  .refine((value) => /^R-\d{2,6}$/.test(value), { params: { key: 'space.problem.riskNumber' } });
const meetingNumber = whole(1, 10_000);
const degree = whole(1, 4);

export const invitationEntry = entry({
  person: handle,
  /** Default: as the membership says. */
  voting: optional(flag),
  answer: optional(z.enum(Answer)),
  answeredAt: optional(dateTime),
  answeredVia: optional(z.enum(Platform)),
  reason: optional(line),
  substitute: optional(handle),
  withdrawn: withDefault(flag, false),
});

const meetingEntry = entry({
  committee: committeeCode,
  number: meetingNumber,
  title: line,
  state: withDefault(z.enum(['held', 'convened', 'closed', 'minuted', 'approved', 'cancelled']), 'held'),
  startsAt: dateTime,
  durationMinutes: withDefault(whole(5, 1440), 120),
  /** Zone, place and link by default: the committee's. */
  timeZone: optional(timeZone),
  place: optional(line),
  videoLink: optional(webAddress),
  cancelReason: optional(line),
  createdBy: optional(handle),
  /** When the invitations left; default: the clock of the file. */
  invitedAt: optional(dateTime),
  /** False: the invitations leave when the file is loaded. */
  alreadyInvited: withDefault(flag, true),
  /** Default: every voting member of that day. */
  invitations: optional(z.array(invitationEntry)),
});

const decisionEntry = entry({
  number: decisionNumber,
  text: paragraph,
  type: withDefault(z.enum(DecisionType), 'steering'),
  state: withDefault(z.enum(DecisionState), 'adopted'),
  committee: committeeCode,
  meeting: optional(meetingNumber),
  item: optional(line),
  owner: optional(handle),
  effectiveOn: optional(date),
  rationale: optional(paragraph),
  supersedes: optional(decisionNumber),
  recordedBy: optional(handle),
  /** Default: the end of the meeting, else the clock of the file. */
  recordedAt: optional(dateTime),
});

const actionEntry = entry({
  number: actionNumber,
  text: paragraph,
  owner: handle,
  due: date,
  /** Default: `due`. */
  firstDue: optional(date),
  state: withDefault(z.enum(ActionState), 'todo'),
  priority: withDefault(z.enum(ActionPriority), 'normal'),
  committee: optional(committeeCode),
  decision: optional(decisionNumber),
  site: optional(code),
  createdBy: optional(handle),
  /** Default: when its decision was recorded, else the clock of the file. */
  createdAt: optional(dateTime),
  doneAt: optional(dateTime),
});

const riskEntry = entry({
  number: riskNumber,
  title: line,
  category: z.enum(RiskCategory),
  probability: degree,
  impact: degree,
  committee: committeeCode,
  state: withDefault(z.enum(RiskState), 'open'),
  owner: optional(handle),
  prevention: optional(paragraph),
  trigger: optional(paragraph),
  createdBy: optional(handle),
  /** Default: the clock of the file. */
  createdAt: optional(dateTime),
  /** Default for a closed one: the clock of the file. */
  closedAt: optional(dateTime),
});

/** A report the executive body has had. */
const reportEntry = entry({
  committee: committeeCode,
  number: whole(1, 10_000),
  /** First day it tells of. */
  from: date,
  /** The day it was promised for; the next one is counted from it. */
  due: date,
  /** Default: 09:00 that day. */
  sentAt: optional(dateTime),
  asks: optional(paragraph),
});

/** A version of the forecast calendar that was adopted, with the dates of this file. */
const calendarVersionEntry = entry({
  number: whole(1, 10_000),
  adoptedAt: dateTime,
  decision: optional(decisionNumber),
  author: optional(handle),
  note: optional(paragraph),
});

export const historyEntry = entry({
  meetings: list(meetingEntry),
  decisions: list(decisionEntry),
  actions: list(actionEntry),
  risks: list(riskEntry),
  reports: list(reportEntry),
  calendarVersions: list(calendarVersionEntry),
});
