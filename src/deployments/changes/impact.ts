/** What another go-live touches, before anything is stored (C30, domain.md 5.4, case 1). */
import type { Fate, ForeseenRule } from '../../delivery/ledger.ts';
import type { Recipient } from '../../delivery/timeline.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { dateColumn, plainDate } from '../../time.ts';
import { announcementCodes, nudgeCodes } from '../deployment-timeline.ts';
import { type DeploymentOfSite, goLiveOf } from '../deployment.ts';
import { planOf } from '../plan-deployment.ts';
import { changeOfPlan } from './change-date.ts';
import { moveCodes } from './change-rules.ts';
import { isMainRule } from './rule-codes.ts';
import { type ExpiringCheck, expiringChecks, type TouchedTrainings, touchedTrainings } from './still-valid.ts';
import { type Told, toldAbout } from './who-was-told.ts';

/** Something that was said, and to how many people. */
export interface Said {
  /** Rules of 4.4 that said it. */
  rules: string[];
  people: number;
  /** People by platform, the most first. */
  platforms: [platform: string, people: number][];
}

export interface Impact {
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
  /** The vote that was opened for the present date. */
  voteOpened: boolean;
  checks: ExpiringCheck[];
  trainings: TouchedTrainings;
  milestones: number;
}

export async function impactOf(
  turn: Pick<DomainTurn, 'tx' | 'now' | 'ledger'>,
  deployment: DeploymentOfSite,
  to: Temporal.PlainDate | null,
): Promise<Impact> {
  const { tx, now, ledger } = turn;
  const from = goLiveOf(deployment);
  const change = await changeOfPlan(turn, deployment, { reason: '', reasonAgreed: false });
  const next = { ...deployment, goLive: to && dateColumn(to), version: deployment.version + 1 };
  const foreseen = await ledger.foresee(tx, await planOf(tx, next, now, change));
  const told = await toldAbout(tx, deployment.id);
  const audiences = change.audiences ?? {};
  const corrected = [...(audiences.corrected ?? []), ...(audiences.correctedAtShift ?? [])];
  const first = await firstGoLive(turn, deployment);
  const today = now.toZonedDateTimeISO(deployment.site.organisation.timeZone).toPlainDate();
  return {
    from,
    to,
    drift: first && to ? first.until(to, { largestUnit: 'day' }).days : null,
    announcements: saidBy(told, announcementCodes),
    nudges: saidBy(told, nudgeCodes),
    corrections: {
      rules: [moveCodes.correction],
      people: corrected.length,
      platforms: byPlatform(corrected.map(({ id, via }) => [id, via ?? null])),
    },
    informed: (audiences.informed ?? []).map(({ id }) => id),
    vendor: foreseen.some(({ rule }) => rule === moveCodes.vendor) ? await vendorOf(turn, next) : [],
    fates: Object.groupBy(
      foreseen.filter(({ rule }) => isMainRule(rule)),
      ({ fate }) => fate,
    ),
    voteOpened: await voteOpened(turn, deployment, told),
    checks: to ? await expiringChecks(tx, deployment.id, to) : [],
    trainings: await touchedTrainings(tx, deployment.siteId, to, today),
    milestones: await tx.milestone.count({
      where: {
        deploymentId: deployment.id,
        state: { in: ['todo', 'doing'] },
        doneOn: null,
        NOT: { startsOn: null, endsOn: null },
      },
    }),
  };
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
  return {
    rules: [...new Set(said.map(({ rule }) => rule))].sort(),
    people: new Set(said.map(({ personId }) => personId)).size,
    platforms: byPlatform(said.map(({ personId, platform }) => [personId, platform ?? null])),
  };
}

function byPlatform(
  pairs: readonly (readonly [person: string, platform: Recipient['via'] | null])[],
): Said['platforms'] {
  const people = new Map<string, Set<string>>();
  for (const [person, platform] of pairs)
    if (platform) people.set(platform, (people.get(platform) ?? new Set()).add(person));
  return [...people]
    .map(([platform, ids]): [string, number] => [platform, ids.size])
    .sort(([, one], [, other]) => other - one);
}

async function voteOpened(
  { tx }: Pick<DomainTurn, 'tx'>,
  { id, version }: DeploymentOfSite,
  told: readonly Told[],
): Promise<boolean> {
  const vote = await tx.goNoGo.findUnique({
    where: { deploymentId_version: { deploymentId: id, version } },
  });
  return vote !== null || told.some((one) => one.rule === 'D12' && one.version === version);
}

async function vendorOf({ tx, now }: Pick<DomainTurn, 'tx' | 'now'>, deployment: DeploymentOfSite) {
  const { audiences } = await planOf(tx, deployment, now);
  return (audiences.vendor ?? []).map(({ id }) => id);
}
