import type { Card } from '../../conversation/card.ts';
import type { Translator } from '../../conversation/language.ts';
import { type DeploymentOfSite, goLiveOf } from '../../deployments/deployment.ts';
import { dayOn } from '../../sites/day-on.ts';
import { calendarOfSite } from '../../sites/working-calendar.ts';
import type { Transaction } from '../../store/store.ts';
import { toInstant } from '../../time.ts';
import { isSettled, stateFor } from '../checklist/check.ts';
import { readChecks } from '../checklist/read-checks.ts';
import { findNudge } from './nudge.ts';
import { nudgeCard } from './nudge-card.ts';
import { openAt } from './steps.ts';

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
    ? checks.filter(
        (check) =>
          nudge?.checkCodes.includes(check.code) && !isSettled(check, goLive) && check.state !== 'failed',
      )
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
  const at = { day: asked, today: day, calendar };
  return {
    card: nudgeCard({ deployment, rule, name: person.givenName, open, closed, nudge, ...at, intro }, t),
    open: open.map(({ code }) => code),
  };
}
