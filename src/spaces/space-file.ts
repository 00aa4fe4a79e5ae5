/** One documented JSON file holds a whole space: see « Space file » in the README. */
import { z } from 'zod';
import { locales } from '../conversation/language.ts';
import { MilestonePhase, ProjectPhase } from '../store/generated/enums.ts';
import { channelEntry, committeeEntry } from './committee-entries.ts';
import {
  onCallEntry,
  phaseEntry,
  referentEntry,
  staffEntry,
  trainingEntry,
  usageTargetEntry,
} from './deployment-entries.ts';
import {
  dateTime,
  decimal,
  entry,
  handle,
  hour,
  line,
  list,
  optional,
  slug,
  timeZone,
  whole,
  withDefault,
} from './fields.ts';
import { historyEntry } from './history-entries.ts';
import { constraintEntry, organisationEntry, siteEntry } from './organisation-entries.ts';
import { personEntry } from './person-entry.ts';

const clockEntry = entry({
  at: dateTime,
  /** Default: the space's. */
  timeZone: optional(timeZone),
});

const sendingEntry = entry({
  defaultHour: optional(hour),
  opensAt: optional(hour),
  closesAt: optional(hour),
  remindersPerDay: optional(whole(0, 50)),
  digestAt: optional(hour),
});

/** What a space may decide otherwise than the house; each room reads its own under this name. */
const settingsEntry = entry({
  sending: optional(sendingEntry),
  /** From how much on a check may be called verified. */
  readiness: optional(
    entry({
      thresholds: optional(
        entry({
          files: optional(whole(1, 10_000)),
          accounts: optional(whole(1, 100)),
          trained: optional(whole(1, 100)),
        }),
      ),
    }),
  ),
  announcements: optional(entry({ lowReadingPercent: optional(whole(0, 100)) })),
  pulse: optional(entry({ openDays: optional(whole(1, 60)), riskAt: optional(decimal(1, 5)) })),
});

/** What the project is for, as its launch announcement says it (C53). */
const charterEntry = entry({
  trigger: optional(line),
  /** The most important first. */
  objectives: list(line),
  sponsor: optional(handle),
  means: optional(line),
});

const spaceEntry = entry({
  slug,
  name: line,
  project: line,
  phase: withDefault(z.enum(ProjectPhase), 'framing'),
  milestonePhase: optional(z.enum(MilestonePhase)),
  timeZone: withDefault(timeZone, 'Europe/Paris'),
  locale: withDefault(z.enum(locales), 'fr'),
  charter: optional(charterEntry),
  settings: settingsEntry.nullish().transform((read) => read ?? settingsEntry.parse({})),
});

export const spaceFileSchema = entry({
  /** Where the business clock of the local workspace stands; a real service keeps the computer's. */
  clock: optional(z.union([dateTime.transform((at) => ({ at, timeZone: undefined })), clockEntry])),
  space: spaceEntry,
  organisations: z.array(organisationEntry),
  people: z.array(personEntry),
  channels: list(channelEntry),
  sites: list(siteEntry),
  committees: list(committeeEntry),
  constraints: list(constraintEntry),
  staff: list(staffEntry),
  referents: list(referentEntry),
  phases: list(phaseEntry),
  onCall: list(onCallEntry),
  trainings: list(trainingEntry),
  usageTargets: list(usageTargetEntry),
  history: withDefault(historyEntry, {
    meetings: [],
    decisions: [],
    actions: [],
    risks: [],
    reports: [],
    calendarVersions: [],
  }),
});

/** What people write. */
export type SpaceFileSource = z.input<typeof spaceFileSchema>;
/** What was read: every default is filled in except those that come from another part of the file. */
export type SpaceFile = z.output<typeof spaceFileSchema>;
export type OrganisationEntry = SpaceFile['organisations'][number];
export type PersonEntry = SpaceFile['people'][number];
export type ChannelEntry = SpaceFile['channels'][number];
export type SiteEntry = SpaceFile['sites'][number];
export type PhaseEntry = SpaceFile['phases'][number];
export type ReferentEntry = SpaceFile['referents'][number];
export type TrainingEntry = SpaceFile['trainings'][number];
export type CommitteeEntry = SpaceFile['committees'][number];
export type MemberEntry = CommitteeEntry['members'][number];
export type MeetingEntry = SpaceFile['history']['meetings'][number];
export type InvitationEntry = NonNullable<MeetingEntry['invitations']>[number];
export type DecisionEntry = SpaceFile['history']['decisions'][number];
export type ActionEntry = SpaceFile['history']['actions'][number];
export type RiskEntry = SpaceFile['history']['risks'][number];
export type ReportEntry = SpaceFile['history']['reports'][number];
export type CalendarVersionEntry = SpaceFile['history']['calendarVersions'][number];
