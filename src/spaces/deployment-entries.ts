/** What surrounds a go-live, as a space file says it: who is there, when each phase runs, what the agreement asks for. */
import { z } from 'zod';
import { MilestonePhase, MilestoneState, ReferentKind } from '../store/generated/enums.ts';
import { code, date, entry, flag, handle, hour, line, list, optional, whole, withDefault } from './fields.ts';

/** Somebody who works on a site. */
export const staffEntry = entry({
  site: code,
  person: handle,
  team: optional(line),
  /** Start of their shift; default: the first of the site. */
  shift: optional(hour),
  /** Runs a unit. */
  manager: withDefault(flag, false),
  from: optional(date),
  to: optional(date),
});

export const referentEntry = entry({
  site: code,
  person: handle,
  kind: z.enum(ReferentKind),
  missions: list(line),
  from: optional(date),
  to: optional(date),
  /** Has said yes. */
  accepted: withDefault(flag, true),
  /** Percent of a full-time job. */
  timeShare: optional(whole(0, 100)),
});

export const phaseEntry = entry({
  site: code,
  phase: z.enum(MilestonePhase),
  from: optional(date),
  to: optional(date),
  done: optional(date),
  state: optional(z.enum(MilestoneState)),
  owner: optional(handle),
  /** Somebody outside the project. */
  by: optional(line),
  after: list(z.enum(MilestonePhase)),
});

export const onCallEntry = entry({
  site: code,
  person: handle,
  from: date,
  to: date,
  phone: optional(line),
});

export const trainingEntry = entry({
  site: code,
  on: date,
  startsAt: optional(hour),
  title: line,
  category: optional(line),
  seats: optional(whole(1, 1000)),
  trainer: optional(line),
  place: optional(line),
});

/** A usage and the percentage the agreement asks for. */
export const usageTargetEntry = entry({
  code,
  label: line,
  target: whole(0, 100),
  organisation: optional(code),
});
