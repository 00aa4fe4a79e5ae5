import type { Card } from '../../conversation/card.ts';
import type { Translator } from '../../conversation/language.ts';
import { type DeploymentOfSite, goLiveOf } from '../../deployments/deployment.ts';
import { namesById } from '../../people/names-by-id.ts';
import { dayOn } from '../../sites/day-on.ts';
import { calendarOfSite } from '../../sites/working-calendar.ts';
import type { Nudge } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { toInstant } from '../../time.ts';
import { type Check, stateFor } from '../checklist/check.ts';
import { readChecks } from '../checklist/read-checks.ts';
import { findNudge } from './nudge.ts';
import { nudgeCard, type PassedOn } from './nudge-card.ts';
import { openAt, waits } from './steps.ts';

/** Reads what a nudge shows to one person at this moment. @returns null when nothing is open and nothing was asked */
export async function readNudge(
  { tx, t, now }: { tx: Transaction; t: Translator; now: Temporal.Instant },
  deployment: DeploymentOfSite,
  rule: string,
  personId: string,
  intro?: string,
): Promise<{ card: Card; open: string[] } | null> {
  const person = await tx.person.findUnique({ where: { id: personId } });
  if (!person) return null;
  const goLive = goLiveOf(deployment);
  const day = dayOn(deployment.site, now);
  const checks = (await readChecks(tx, deployment, day)).toSorted(
    (one, other) => one.dueDays - other.dueDays,
  );
  const nudge = await findNudge(tx, deployment, rule, personId);
  const own = openAt(rule, checks, personId, goLive);
  // What came from somebody else is what they were asked about, whoever's it is by role.
  const open = rule.includes('-')
    ? checks.filter((check) => nudge?.checkCodes.includes(check.code) && waits(check, goLive))
    : own;
  // What somebody else took over is neither left nor answered here.
  const closed = checks.filter(
    (check) =>
      nudge?.checkCodes.includes(check.code) &&
      nudge.answer !== 'notMe' &&
      !open.includes(check) &&
      stateFor(check, goLive) !== 'open',
  );
  if (open.length === 0 && closed.length === 0 && !nudge) return null;
  // A card that was posted keeps the day on which it was.
  const asked = nudge ? dayOn(deployment.site, toInstant(nudge.sentAt)) : day;
  const calendar = await calendarOfSite(tx, deployment.site);
  const passedOn = nudge && (await readPassedOn(tx, nudge, checks, goLive));
  const at = { day: asked, today: day, calendar };
  return {
    card: nudgeCard(
      { deployment, rule, name: person.givenName, open, closed, nudge, passedOn, ...at, intro },
      t,
    ),
    open: open.map(({ code }) => code),
  };
}

/** Who has now what went on from one person at a step, the pair or the director; null when nothing did, or it is settled. */
async function readPassedOn(
  tx: Transaction,
  { answer, state, checkCodes, rule, ...of }: Nudge,
  checks: readonly Check[],
  goLive: Temporal.PlainDate | null,
): Promise<PassedOn | null> {
  if (answer !== 'notMe' && state !== 'escalated') return null;
  const [step = ''] = rule.split('-');
  const handed = await tx.nudge.findMany({
    where: {
      deploymentId: of.deploymentId,
      version: of.version,
      rule: { startsWith: `${step}-` },
      personId: { not: of.personId },
      level: { gt: of.level },
      state: { in: ['sent', 'answered'] },
      OR: [{ answer: null }, { answer: { not: 'notMe' } }],
      checkCodes: { hasSome: checkCodes },
    },
    orderBy: { id: 'asc' },
  });
  const codes = new Set(handed.flatMap((one) => one.checkCodes));
  const passed = checks.filter(
    (check) => codes.has(check.code) && checkCodes.includes(check.code) && waits(check, goLive),
  );
  if (passed.length === 0) return null;
  const names = await namesById(
    tx,
    handed.map(({ personId }) => personId),
  );
  return { names: [...names.values()], checks: passed };
}
