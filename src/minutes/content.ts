/** What the minutes of a meeting say, in one version: facts and texts, without the words of any language (domain.md 3.3). */
import { z } from 'zod';
import {
  ActionPriority,
  ActionState,
  AgendaItemState,
  AgendaPurpose,
  ConsultationState,
  DecisionState,
  DecisionType,
  RiskState,
  SessionKind,
  Weather,
  WeatherAxis,
} from '../store/generated/enums.ts';

/** `2026-09-22T14:05`, on the meeting's own clock. */
const localMoment = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
const day = z.iso.date();
const name = z.string();

/** Part of a session; null: from its opening, until its closing. */
const periodSchema = z.object({ from: localMoment.nullable(), to: localMoment.nullable() });
const way = z.enum(['substitute', 'proxy']);

const attendeeSchema = z.object({
  name,
  /** When they were there; none: all along. */
  hours: z.array(periodSchema),
  /** Who took their seat, or gave their voice, while they were not there. */
  standIns: z.array(periodSchema.extend({ by: name, way })),
});
/** Versions kept before hours were told name people alone. */
const attendees = z.array(
  z.union([name.transform((one): Attendee => ({ name: one, hours: [], standIns: [] })), attendeeSchema]),
);

const itemSchema = z.object({
  id: z.string(),
  /** Place in the order of the minutes, from 1: what people type. */
  number: z.int(),
  title: z.string(),
  purpose: z.enum(AgendaPurpose),
  state: z.enum(AgendaItemState),
  minutes: z.int().nullable(),
  presenter: name.nullable(),
  guests: z.array(name),
  /** Who presents it or came for it alone: they read it, whatever else they may not read. */
  personIds: z.array(z.string()),
  startedAt: localMoment.nullable(),
  endedAt: localMoment.nullable(),
  notes: z.array(z.string()),
  dissent: z.array(z.string()),
  /** What stands in the place of the notes once somebody has written it. */
  summary: z.string().nullable(),
  decisions: z.array(z.string()),
  actions: z.array(z.string()),
});

const decisionSchema = z.object({
  number: z.string(),
  text: z.string(),
  type: z.enum(DecisionType),
  state: z.enum(DecisionState),
  /** Number or title of its point. */
  item: z.string().nullable(),
  votes: z
    .object({ inFavour: z.int(), against: z.int(), abstentions: z.int(), castingVote: z.boolean() })
    .nullable(),
  owner: name.nullable(),
  effectiveOn: day.nullable(),
  rationale: z.string().nullable(),
  dissent: z.string().nullable(),
  supersedes: z.string().nullable(),
  /** « Sous réserve de confirmation » until that day. */
  reservedUntil: day.nullable(),
});

const actionSchema = z.object({
  number: z.string(),
  text: z.string(),
  owner: name,
  contributors: z.array(name),
  dueOn: day,
  priority: z.enum(ActionPriority),
  state: z.enum(ActionState),
  progress: z.int(),
  decision: z.string().nullable(),
  comment: z.string().nullable(),
});

/** How what was put in writing ended; what was withdrawn asks nothing of anybody. */
export const consultationOutcome = z.enum(ConsultationState).exclude(['open', 'withdrawn']);

const consultationSchema = z.object({
  number: z.string(),
  question: z.string(),
  outcome: consultationOutcome,
  votes: z.object({ inFavour: z.int(), against: z.int(), abstentions: z.int(), discuss: z.int() }),
  /** Votes given, out of how many voices. */
  given: z.int(),
  voices: z.int(),
  /** Number of the decision it became. */
  decision: z.string().nullable(),
});

/** Texts of the minutes that belong to no point. */
export const sectionNames = ['opening', 'closing'] as const;
export type SectionName = (typeof sectionNames)[number];

export const minutesContentSchema = z.object({
  reference: z.string(),
  title: z.string(),
  committee: z.object({ label: z.string(), organisation: z.string(), project: z.string() }),
  /** `notOpened`: for want of a quorum; it was called again. */
  kind: z.enum({ ...SessionKind, notOpened: 'notOpened' }),
  /** The meeting without quorum that this one called again. */
  secondCallOf: z.string().nullable(),
  /** Whether its convocation had left; versions kept before it was mentioned do not say otherwise. */
  convened: z.boolean().default(true),
  /** The meeting that calls this one again. */
  secondCall: z.object({ title: z.string(), start: localMoment }).nullable().default(null),
  promised: z.object({ start: localMoment, end: localMoment }),
  openedAt: localMoment,
  closedAt: localMoment,
  place: z.string().nullable(),
  byVideo: z.boolean(),
  secretary: name.nullable(),
  attendance: z.object({
    present: attendees,
    remote: attendees,
    represented: z.array(z.object({ name, by: name, way, hours: z.array(periodSchema).default([]) })),
    excused: z.array(name),
    absent: z.array(name),
    guests: attendees,
  }),
  quorum: z.object({
    seats: z.int(),
    /** Voices at the opening; of a meeting that was not opened, when it was given up. */
    represented: z.int(),
    needed: z.int(),
    /** Each change of the voices after the opening, in order. */
    course: z.array(z.object({ at: localMoment, voices: z.int() })).default([]),
  }),
  items: z.array(itemSchema),
  /** Said outside any point. */
  notes: z.array(z.string()),
  dissent: z.array(z.string()),
  decisions: z.array(decisionSchema),
  actions: z.array(actionSchema),
  /** Put in writing and ended since the meeting before (C23); versions kept before they were mentioned have none. */
  consultations: z.array(consultationSchema).default([]),
  weather: z.array(
    z.object({
      axis: z.enum(WeatherAxis),
      site: z.string().nullable(),
      value: z.enum(Weather),
      comment: z.string().nullable(),
      remedy: z.string().nullable(),
    }),
  ),
  risks: z.array(
    z.object({
      number: z.string(),
      title: z.string(),
      score: z.int(),
      state: z.enum(RiskState),
      comment: z.string().nullable(),
    }),
  ),
  nextMeeting: z.object({ title: z.string(), start: localMoment }).nullable(),
  sections: z.object({ opening: z.string().nullable(), closing: z.string().nullable() }),
  /** Corrections that members asked for and that stand, by their number. */
  amendments: z.array(
    z.object({ number: z.int(), text: z.string(), askedBy: name.nullable().default(null) }),
  ),
});

export type Period = z.infer<typeof periodSchema>;
export type Attendee = z.infer<typeof attendeeSchema>;
export type MinutesContent = z.infer<typeof minutesContentSchema>;
export type MinutesItem = MinutesContent['items'][number];
export type MinutesDecision = MinutesContent['decisions'][number];
export type MinutesConsultation = MinutesContent['consultations'][number];
export type MinutesAction = MinutesContent['actions'][number];

/** What people wrote into the minutes; it outlives each new reading of the facts. */
export interface WrittenTexts {
  /** By the point's id. */
  summaries: Record<string, string>;
  sections: MinutesContent['sections'];
  amendments: MinutesContent['amendments'];
}

export const nothingWritten: WrittenTexts = {
  summaries: {},
  sections: { opening: null, closing: null },
  amendments: [],
};

/** @returns what was written into a version, for the next one */
export function writtenIn(content: MinutesContent): WrittenTexts {
  const summaries = content.items.flatMap(({ id, summary }) => (summary === null ? [] : [[id, summary]]));
  return {
    summaries: Object.fromEntries(summaries),
    sections: content.sections,
    amendments: content.amendments,
  };
}

/** What happened in the meeting, as the house keeps it. */
export type MinutesFacts = Omit<MinutesContent, 'sections' | 'amendments' | 'items'> & {
  items: Omit<MinutesItem, 'number' | 'summary'>[];
};

/** The minutes: what happened, with what people wrote of it. Points are numbered in their order. */
export function minutesContent(facts: MinutesFacts, written: WrittenTexts = nothingWritten): MinutesContent {
  return {
    ...facts,
    items: facts.items.map((item, index) => ({
      ...item,
      number: index + 1,
      summary: written.summaries[item.id] ?? null,
    })),
    sections: written.sections,
    amendments: written.amendments,
  };
}

/** Points that were not dealt with: they come back. */
export function carriedOver(content: MinutesContent): MinutesItem[] {
  return content.items.filter(({ state }) => state === 'postponed' || state === 'accepted');
}

/** Points that were dealt with. */
export function discussed(content: MinutesContent): MinutesItem[] {
  const carried = carriedOver(content);
  return content.items.filter((item) => !carried.includes(item));
}
