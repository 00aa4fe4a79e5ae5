import type { DomainCommand } from '../people/turn.ts';
import { editChecklist, setThresholds, showTemplate } from './checklist/edit-checklist.ts';
import { setCheck } from './checklist/set-check.ts';
import { showChecklist } from './checklist/show-checklist.ts';
import { newcomer } from './newcomer.ts';
import { nudgeDone, nudgeHelp, nudgePass } from './nudges/answer-nudge.ts';
import { cancelSession } from './training/cancel-session.ts';
import { planSession } from './training/plan-session.ts';
import { recordAttendance } from './training/record-attendance.ts';
import { joinSession, leaveSession } from './training/take-seat.ts';
import { listTrainings } from './training/trainings.ts';

/** Every command about the readiness of sites, in the order the help shows them. */
export const readinessCommands = [
  showChecklist,
  setCheck,
  showTemplate,
  editChecklist,
  setThresholds,
  nudgeDone,
  nudgeHelp,
  nudgePass,
  newcomer,
  listTrainings,
  joinSession,
  leaveSession,
  planSession,
  recordAttendance,
  cancelSession,
] as unknown as DomainCommand[];
