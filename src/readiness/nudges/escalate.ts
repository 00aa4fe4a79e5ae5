/** A nudge nobody answers goes to the pair after two working days, then to the director; never in public (4.4, 4.4b). */

import { latestRow, type Subject, timesLaid, type Which } from '../../delivery/look-up.ts';
import { house } from '../../delivery/timed-act.ts';
import { workingDaysFrom } from '../../delivery/working-days.ts';
import { type DeploymentOfSite, goLiveOf, readDeployment } from '../../deployments/deployment.ts';
import { isBeforeGoLive } from '../../deployments/is-before-go-live.ts';
import { isStopped } from '../../deployments/is-stopped.ts';
import type { Deed, HouseAct } from '../../people/turn.ts';
import { clockOn, dayOn } from '../../sites/day-on.ts';
import { referentsOf } from '../../sites/referents.ts';
import { calendarOfSite } from '../../sites/working-calendar.ts';
import type { MessageDelivery, Nudge } from '../../store/generated/client.ts';
import type { DeliveryState } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/store.ts';
import { toInstant } from '../../time.ts';
import { readChecks } from '../checklist/read-checks.ts';
import { type NewNudge, recordNudge } from './nudge.ts';
import { openAt } from './steps.ts';

const watchRule = 'NUDGE-WATCH';

/** States of a message that has not left. */
const waiting: readonly DeliveryState[] = ['planned', 'queued', 'sending', 'held'];

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

/** Looks at a nudge again in two working days, at the same hour. @param from when it was asked */
export async function planEscalation(
  { tx, ledger, space, correlationId }: Deed,
  deployment: DeploymentOfSite,
  nudge: Nudge,
  from: Temporal.Instant,
): Promise<void> {
  const subject = { type: 'nudge', id: nudge.id };
  await ledger.notify(tx, {
    spaceId: space.id,
    rule: watchRule,
    subject: { ...subject, version: (await timesLaid(tx, subject, { rule: watchRule })) + 1 },
    recipient: house(nudge.id),
    message: 'readiness.escalate',
    nature: 'watch',
    at: await unansweredAt(tx, deployment, from),
    correlationId,
  });
}

/** @returns two working days of the site after it was asked, at the same hour */
async function unansweredAt(
  tx: Transaction,
  { site }: DeploymentOfSite,
  from: Temporal.Instant,
): Promise<Temporal.Instant> {
  const asked = clockOn(site, from);
  const calendar = await calendarOfSite(tx, site);
  const day = workingDaysFrom(asked.toPlainDate(), unansweredAfter, calendar);
  const { timeZone } = site.organisation;
  return day.toZonedDateTime({ timeZone, plainTime: asked.toPlainTime() }).toInstant();
}

export const escalate: HouseAct = async (context, { subjectId }) => {
  const { tx } = context;
  await tx.$queryRaw`SELECT id FROM "Nudge" WHERE id = ${subjectId}::uuid FOR UPDATE`;
  const nudge = await tx.nudge.findUnique({ where: { id: subjectId } });
  if (nudge?.state !== 'sent' || nudge.answer !== null) return;
  const deployment = await readDeployment(tx, nudge.deploymentId);
  const over =
    nudge.version !== deployment.version ||
    !isBeforeGoLive(deployment, context.now) ||
    (await isStopped(tx, deployment.id));
  const said = await latestRow(tx, ...rowOf(nudge));
  if (!over && said && (await isTooEarly(context, deployment, nudge, said))) return;
  const codes = over || said?.state === 'cancelled' ? [] : await stillOpen(context, deployment, nudge);
  if (codes.length === 0) {
    await tx.nudge.update({ where: { id: nudge.id }, data: { state: 'cancelled' } });
    return;
  }
  await tx.nudge.update({ where: { id: nudge.id }, data: { state: 'escalated' } });
  const others = await otherReferents(tx, deployment, nudge, context.now);
  const next = nextAfter(nudge.level, others, deployment.site.directorId);
  const isLate = context.at.until(context.now).total('hours') >= 1;
  const at = isLate ? undefined : context.at;
  if (next) await handToNext(context, deployment, nudge, { ...next, codes, why: 'unanswered', at });
};

/** The message by which somebody was asked. */
function rowOf({ id, level, deploymentId, rule, personId }: Nudge): [Subject, Which] {
  return level === 1
    ? [
        { type: 'deployment', id: deploymentId },
        { rule, message: 'readiness.nudge', recipientId: personId },
      ]
    : [
        { type: 'nudge', id },
        { message: 'readiness.handedOn', recipientId: personId },
      ];
}

/**
 * What a pause or a failure held back was asked of nobody yet, and what left late was asked when it left: then it is looked at
 * again when two working days have passed since.
 */
async function isTooEarly(
  context: Parameters<HouseAct>[0],
  deployment: DeploymentOfSite,
  nudge: Nudge,
  { state, sentAt }: MessageDelivery,
): Promise<boolean> {
  const askedAt = waiting.includes(state) ? context.now : sentAt && toInstant(sentAt);
  if (!askedAt) return false;
  const due = await unansweredAt(context.tx, deployment, askedAt);
  // Messages leave seconds after their hour.
  if (Temporal.Instant.compare(due, context.now.add({ minutes: 10 })) <= 0) return false;
  await planEscalation(context, deployment, nudge, askedAt);
  return true;
}

/** @returns codes of what was asked and is still open */
async function stillOpen(
  { tx, now }: Pick<Deed, 'tx' | 'now'>,
  deployment: DeploymentOfSite,
  nudge: Nudge,
): Promise<string[]> {
  const checks = await readChecks(tx, deployment, dayOn(deployment.site, now));
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
  const referents = await referentsOf(tx, deployment.siteId, dayOn(deployment.site, now));
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
  await redrawAsked(by, deployment, step);
}

/** Whoever was asked before reads on their card who has the points now. */
async function redrawAsked(by: Deed, deployment: DeploymentOfSite, step: string): Promise<void> {
  const asked = await by.tx.nudge.findMany({
    where: { deploymentId: deployment.id, version: deployment.version, rule: { startsWith: step } },
    select: { id: true, level: true, personId: true },
  });
  const first = { type: 'deployment', id: deployment.id, messages: ['readiness.nudge'] };
  for (const { id, level, personId } of asked)
    await by.ledger.refresh(by.tx, level === 1 ? first : { type: 'nudge', id }, by.correlationId, personId);
}
