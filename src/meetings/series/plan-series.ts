import type { Locale } from '../../conversation/language.ts';
import { readSites } from '../../sites/read-sites.ts';
import { calendarOf, freezesOf } from '../../sites/working-calendar.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { MilestonePhase } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/store.ts';
import { clashes } from '../slot-facts.ts';
import { type Attendees, attendeesOn } from './attendees.ts';
import { type GoLive, goLivesCrossed, goLiveWeeks } from './go-live-weeks.ts';
import { type Rhythm, ruleOf } from './rhythm.ts';
import { slotsOf } from './slots.ts';
import { type Obstacles, type SkipReason, slotText, whySkipped } from './why-skipped.ts';

export type SeriesCommittee = Prisma.CommitteeGetPayload<{ include: { organisation: true; space: true } }>;

export interface WantedSeries {
  committee: SeriesCommittee;
  rhythm: Rhythm;
  /** First slot of the rule. */
  start: Temporal.PlainDateTime;
  durationMinutes: number;
  until: Temporal.PlainDate;
  exceptions: Temporal.PlainDate[];
  phase: MilestonePhase | null;
  /** Person ids named beside the members. */
  guests: string[];
  /** Weekly from J-7 to J+14 of each go-live, as the preview offered. */
  withGoLives: boolean;
}

export interface PlannedSlot extends Attendees {
  slot: Temporal.PlainDateTime;
  /** Beside the rule: because of a go-live. */
  added: boolean;
  /** Meetings of the same people at that hour. */
  clashes: { reference: string; people: number }[];
}

export interface SeriesPlan {
  wanted: WantedSeries;
  held: PlannedSlot[];
  skipped: { slot: Temporal.PlainDateTime; reason: SkipReason }[];
  /** Proposed or taken: the weekly dates around go-lives, and the go-lives they are for. */
  goLives: { sites: GoLive[]; slots: Temporal.PlainDateTime[] };
}

/** Lays a series out without storing anything: every date, those left out and why, who meets, what it clashes with (C11). */
export async function planSeries(tx: Transaction, wanted: WantedSeries, locale: Locale): Promise<SeriesPlan> {
  const { committee, start, until } = wanted;
  const own = slotsOf({ start, rule: ruleOf(wanted.rhythm), until });
  const goLives = await goLivesOf(tx, committee);
  const sites = goLivesCrossed(goLives, start.toPlainDate(), until);
  const obstacles = await obstaclesFor(tx, committee, wanted.exceptions);
  const added = goLiveWeeks(own, sites, until).filter((slot) => !whySkipped(slot, obstacles, locale));
  const slots = [...own, ...(wanted.withGoLives ? added : [])].sort(Temporal.PlainDateTime.compare);
  const judged = slots.map((slot) => ({ slot, reason: whySkipped(slot, obstacles, locale) }));
  const kept = judged.filter(({ reason }) => reason === null).map(({ slot }) => slot);
  const days = kept.map((slot) => slot.toPlainDate());
  const attendees = await attendeesOn(tx, committee, days, wanted);
  const held: PlannedSlot[] = [];
  for (const [index, slot] of kept.entries()) {
    const { voters, guests } = attendees[index] as Attendees;
    const people = [...voters, ...guests];
    const { durationMinutes } = wanted;
    held.push({
      slot,
      voters,
      guests,
      added: added.includes(slot),
      clashes: await clashes(tx, { committee, start: slot, durationMinutes, people }),
    });
  }
  const skipped = judged.flatMap(({ slot, reason }) => (reason ? [{ slot, reason }] : []));
  return { wanted, held, skipped, goLives: { sites, slots: added } };
}

/** What stands against a meeting of this committee: closed days, freezes, days left out, meetings already there. */
export async function obstaclesFor(
  tx: Transaction,
  committee: { id: string; organisation: { id: string; spaceId: string; holidays: string } },
  exceptions: readonly Temporal.PlainDate[],
): Promise<Obstacles> {
  const meetings = await tx.meeting.findMany({
    where: { committeeId: committee.id, state: { not: 'cancelled' } },
    select: { startsLocal: true },
  });
  return {
    calendar: await calendarOf(tx, committee.organisation),
    freezes: await freezesOf(tx, committee.organisation),
    exceptions,
    taken: new Set(meetings.map(({ startsLocal }) => slotText(Temporal.PlainDateTime.from(startsLocal)))),
  };
}

/** Go-lives count where the project is being rolled out (4.3); before and after it the phase has its own rhythm. */
async function goLivesOf(tx: Transaction, { space }: SeriesCommittee): Promise<GoLive[]> {
  if (space.projectPhase !== 'rollout') return [];
  const sites = await readSites(tx, space.id);
  return sites.flatMap(({ name, goLive }) => (goLive ? [{ site: name, on: goLive }] : []));
}
