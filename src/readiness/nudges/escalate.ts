/** A nudge nobody answers goes to the pair after two working days, then to the director; never in public (4.4, 4.4b). */
import { house } from '../../delivery/timed-act.ts';
import { workingDaysFrom } from '../../delivery/working-days.ts';
import { type DeploymentOfSite, goLiveOf, readDeployment } from '../../deployments/deployment.ts';
import { isStopped } from '../../deployments/is-stopped.ts';
import { calendarOf } from '../../meetings/working-calendar.ts';
import type { Deed, HouseAct } from '../../people/turn.ts';
import { referentsOf } from '../../sites/referents.ts';
import type { Nudge } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { readChecks } from '../checklist/read-checks.ts';
import { dayOf, isAhead } from '../day-of.ts';
import { type NewNudge, recordNudge } from './nudge.ts';
import { openAt } from './steps.ts';

/** Working days after which a nudge is unanswered (4.4b). */
const unansweredAfter = 2;

/** Who is next: at the second level the pair, at the third the director. */
export interface Next {
  level: 2 | 3;
  personIds: string[];
}

/**
 * @param level of the nudge that nobody answered
 * @param others referents of the site beside who was asked
 * @returns null after the director, or when there is nobody
 */
export function nextAfter(level: number, others: readonly string[], director: string | null): Next | null {
  if (level === 1 && others.length > 0) return { level: 2, personIds: [...others] };
  if (level < 3 && director) return { level: 3, personIds: [director] };
  return null;
}

/** Looks at a nudge again in two working days, at the same hour. */
export async function planEscalation(
  { tx, ledger, space, correlationId }: Deed,
  deployment: DeploymentOfSite,
  nudge: Nudge,
  from: Temporal.Instant,
): Promise<void> {
  const { organisation } = deployment.site;
  const asked = from.toZonedDateTimeISO(organisation.timeZone);
  const day = workingDaysFrom(asked.toPlainDate(), unansweredAfter, await calendarOf(tx, organisation));
  await ledger.notify(tx, {
    spaceId: space.id,
    rule: 'NUDGE-WATCH',
    subject: { type: 'nudge', id: nudge.id, version: 1 },
    recipient: house(nudge.id),
    message: 'readiness.escalate',
    nature: 'watch',
    at: day.toZonedDateTime({ timeZone: organisation.timeZone, plainTime: asked.toPlainTime() }).toInstant(),
    correlationId,
  });
}

export const escalate: HouseAct = async (context, { subjectId }) => {
  const { tx } = context;
  await tx.$queryRaw`SELECT id FROM "Nudge" WHERE id = ${subjectId}::uuid FOR UPDATE`;
  const nudge = await tx.nudge.findUnique({ where: { id: subjectId } });
  if (nudge?.state !== 'sent' || nudge.answer !== null) return;
  const deployment = await readDeployment(tx, nudge.deploymentId);
  const over =
    nudge.version !== deployment.version ||
    !isAhead(deployment, context.now) ||
    (await isStopped(tx, deployment.id));
  const codes = over ? [] : await stillOpen(context, deployment, nudge);
  if (codes.length === 0) {
    await tx.nudge.update({ where: { id: nudge.id }, data: { state: 'cancelled' } });
    return;
  }
  await tx.nudge.update({ where: { id: nudge.id }, data: { state: 'escalated' } });
  const others = await otherReferents(tx, deployment, nudge, context.now);
  const next = nextAfter(nudge.level, others, deployment.site.directorId);
  if (next)
    await handToNext(context, deployment, nudge, { ...next, codes, why: 'unanswered', at: context.at });
};

/** @returns codes of what was asked and is still open */
async function stillOpen(
  { tx, now }: Pick<Deed, 'tx' | 'now'>,
  deployment: DeploymentOfSite,
  nudge: Nudge,
): Promise<string[]> {
  const checks = await readChecks(tx, deployment, dayOf(deployment, now));
  const open = openAt(nudge.rule, checks, nudge.personId, goLiveOf(deployment)).map(({ code }) => code);
  return nudge.checkCodes.filter((code) => open.includes(code));
}

/** @returns the other referents of the site, but those who said of this step that it is not theirs */
export async function otherReferents(
  tx: Transaction,
  deployment: DeploymentOfSite,
  { personId, rule, version }: Pick<Nudge, 'personId' | 'rule' | 'version'>,
  now: Temporal.Instant,
): Promise<string[]> {
  const referents = await referentsOf(tx, deployment.siteId, dayOf(deployment, now));
  const [step = ''] = rule.split('-');
  const passed = await tx.nudge.findMany({
    where: { deploymentId: deployment.id, version, rule: { startsWith: step }, answer: 'notMe' },
    select: { personId: true },
  });
  const out = new Set([personId, ...passed.map((one) => one.personId)]);
  return [...new Set(referents.map((one) => one.personId))].filter((id) => !out.has(id));
}

const ruleOfLevel = { 2: 'PAIR', 3: 'DIR' } as const;

export interface HandedOn extends Next {
  codes: string[];
  /** `unanswered` for two working days, `notMine`, or its person `left`. */
  why: 'unanswered' | 'notMine' | 'left';
  /** Its hour, when it is part of a timed act. */
  at?: Temporal.Instant;
}

/** Asks who is next, privately, and looks again in two working days. */
export async function handToNext(
  by: Deed,
  deployment: DeploymentOfSite,
  from: Nudge,
  { level, personIds, codes, why, at }: HandedOn,
): Promise<void> {
  const [step = ''] = from.rule.split('-');
  for (const personId of personIds) {
    const asked: NewNudge = {
      rule: `${step}-${ruleOfLevel[level]}`,
      personId,
      level,
      checkCodes: codes,
      fromId: from.id,
    };
    const nudge = await recordNudge(by, deployment, asked);
    if (!nudge) continue;
    await by.ledger.notify(by.tx, {
      spaceId: by.space.id,
      rule: `NUDGE-${ruleOfLevel[level]}`,
      subject: { type: 'nudge', id: nudge.id, version: 1 },
      recipient: { kind: 'person', id: personId },
      message: 'readiness.handedOn',
      parameters: { why },
      nature: 'notice',
      live: true,
      ...(at && { at }),
      correlationId: by.correlationId,
    });
    if (level < 3) await planEscalation(by, deployment, nudge, at ?? by.now);
  }
}
