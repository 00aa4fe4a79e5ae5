/** What another go-live touches, before anything is stored (C30, domain.md 5.4, case 1). */

import type { PlatformName } from '../../conversation/platform.ts';
import type { Fate, ForeseenRule } from '../../delivery/ledger.ts';
import { aheadStates } from '../../people/ahead-states.ts';
import type { TouchedByMove } from '../../people/house-event.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { aroundGoLive } from '../../sites/around-go-live.ts';
import { dateColumn, plainDate, toDate } from '../../time.ts';
import { type DeploymentOfSite, goLiveOf } from '../deployment.ts';
import { announcementCodes, nudgeCodes } from '../deployment-timeline.ts';
import { followingPhases } from '../follows-go-live.ts';
import { planOf } from '../plan-deployment.ts';
import { changeOfPlan } from './change-date.ts';
import { moveCodes, needsCorrection } from './change-rules.ts';
import { isMainRule } from './rule-codes.ts';
import { touchedByMove } from './touched-by-move.ts';
import { type Told, toldAbout } from './who-was-told.ts';

/** Something that was said, and to how many people. */
export interface Said {
  /** Rules of 4.4 that said it. */
  rules: string[];
  people: number;
  /** People by the place where they were told, the most first. */
  places: { platform: PlatformName; workspace: string | null; people: number }[];
}

/** « D03 », whatever follows it. */
const ruleLength = 3;

export interface Impact extends TouchedByMove {
  from: Temporal.PlainDate | null;
  to: Temporal.PlainDate | null;
  /** Days between the very first date and the new one; null when one of them is not known. */
  drift: number | null;
  announcements: Said;
  nudges: Said;
  corrections: Said;
  /** Person ids of those who hear of it without a correction. */
  informed: string[];
  vendor: string[];
  /** Rules of 4.4 by what becomes of them. */
  fates: Partial<Record<Fate, ForeseenRule[]>>;
  milestones: number;
  /** Steering and monitoring meetings of the weeks around the new date. */
  meetings: { title: string; on: Temporal.PlainDate }[];
}

export async function impactOf(
  turn: Pick<DomainTurn, 'tx' | 'now' | 'ledger' | 'announce'>,
  deployment: DeploymentOfSite,
  to: Temporal.PlainDate | null,
): Promise<Impact> {
  const { tx, now, ledger } = turn;
  const from = goLiveOf(deployment);
  const touched = await touchedByMove(turn, deployment.id, to);
  const change = await changeOfPlan(turn, deployment, { reason: '', reasonAgreed: false }, touched);
  const next = { ...deployment, goLive: to && dateColumn(to), version: deployment.version + 1 };
  const foreseen = await ledger.foresee(tx, await planOf(tx, next, now, change));
  const told = await toldAbout(tx, deployment.id);
  const audiences = change.audiences ?? {};
  const corrected = [...(audiences.corrected ?? []), ...(audiences.correctedAtShift ?? [])];
  const first = await firstGoLive(turn, deployment);
  return {
    from,
    to,
    drift: first && to ? first.until(to, { largestUnit: 'day' }).days : null,
    announcements: saidBy(told, announcementCodes),
    nudges: saidBy(told, nudgeCodes),
    corrections: saidTo(
      told.filter(({ rule }) => needsCorrection(rule)),
      corrected.map(({ id }) => id),
    ),
    informed: (audiences.informed ?? []).map(({ id }) => id),
    vendor: foreseen.some(({ rule }) => rule === moveCodes.vendor) ? await vendorOf(turn, next) : [],
    fates: Object.groupBy(
      foreseen.filter(({ rule }) => isMainRule(rule)),
      ({ fate }) => fate,
    ),
    ...touched,
    voteOpened:
      touched.voteOpened ||
      told.some(({ rule, version }) => rule === 'D12' && version === deployment.version),
    meetings: to ? await meetingsAround(turn, deployment, to) : [],
    milestones: await tx.milestone.count({
      where: {
        deploymentId: deployment.id,
        ...followingPhases,
        NOT: { startsOn: null, endsOn: null },
      },
    }),
  };
}

/** The weeks in which a committee follows a go-live (4.3). */
async function meetingsAround(
  { tx, now }: Pick<DomainTurn, 'tx' | 'now'>,
  { spaceId, site }: DeploymentOfSite,
  to: Temporal.PlainDate,
): Promise<Impact['meetings']> {
  const { before, after } = aroundGoLive.watched;
  const { timeZone } = site.organisation;
  const meetings = await tx.meeting.findMany({
    where: {
      spaceId,
      state: { in: [...aheadStates] },
      committee: { kind: { in: ['copil', 'cosuiv'] } },
      startsAt: {
        gt: toDate(now),
        gte: toDate(to.subtract({ days: before }).toZonedDateTime(timeZone).toInstant()),
        lt: toDate(
          to
            .add({ days: after + 1 })
            .toZonedDateTime(timeZone)
            .toInstant(),
        ),
      },
    },
    select: { title: true, startsLocal: true },
    orderBy: { startsAt: 'asc' },
  });
  return meetings.map(({ title, startsLocal }) => ({ title, on: Temporal.PlainDate.from(startsLocal) }));
}

/** @returns the go-live a deployment had before any change; its present one when it never changed */
export async function firstGoLive({ tx }: Pick<DomainTurn, 'tx'>, deployment: DeploymentOfSite) {
  const move = await tx.deploymentMove.findFirst({
    where: { deploymentId: deployment.id, from: { not: null } },
    orderBy: { version: 'asc' },
  });
  return move?.from ? plainDate(move.from) : goLiveOf(deployment);
}

function saidBy(told: readonly Told[], codes: readonly string[]): Said {
  const said = told.filter(({ rule }) => codes.includes(rule));
  return saidTo(said, [...new Set(said.map(({ personId }) => personId))]);
}

/** @param said the latest last: a person counts where they were told last */
function saidTo(said: readonly Told[], people: readonly string[]): Said {
  const last = new Map(said.map((one) => [one.personId, one]));
  const reached = people.flatMap((id) => last.get(id) ?? []);
  const places = Map.groupBy(reached, ({ platform, workspace }) => `${platform} ${workspace}`);
  return {
    // An announcement approved after its day is the same announcement.
    rules: [...new Set(said.map(({ rule }) => rule.slice(0, ruleLength)))].sort(),
    people: people.length,
    places: [...places.values()]
      .flatMap((there) => {
        const [{ platform, workspace }] = there as [Told];
        return platform ? [{ platform, workspace, people: there.length }] : [];
      })
      .sort((one, other) => other.people - one.people),
  };
}

async function vendorOf({ tx, now }: Pick<DomainTurn, 'tx' | 'now'>, deployment: DeploymentOfSite) {
  const { audiences } = await planOf(tx, deployment, now);
  return (audiences.vendor ?? []).map(({ id }) => id);
}
