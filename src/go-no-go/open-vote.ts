import { plannedHour, timesLaid } from '../delivery/look-up.ts';
import { house } from '../delivery/timed-act.ts';
import { nextOpenDay, previousOpenDay } from '../delivery/working-days.ts';
import { type DeploymentOfSite, goLiveOf } from '../deployments/deployment.ts';
import { codesSaying } from '../deployments/deployment-timeline.ts';
import { journal } from '../people/journal.ts';
import type { Happening } from '../people/turn.ts';
import { dayOn } from '../sites/day-on.ts';
import { calendarOfSite } from '../sites/working-calendar.ts';
import { dateColumn, toDate } from '../time.ts';
import { decisionOn } from './linked-decision.ts';
import { findVote, lockVote, readVote, subjectOf, type Vote } from './vote.ts';

/** Local hour at which a vote that was opened again closes. */
const closingHour = Temporal.PlainTime.from('17:00');

/** What opens a vote that was closed again. */
export const againRule = 'D12-AGAIN';
/** The act that closes it. */
const closeRule = 'GO-CLOSE';

/**
 * Opens the vote on the present date of a deployment, or the one that ended without letting it go live. It closes with the timeline
 * (D13); after that day, on the eve of the go-live at the latest.
 *
 * @param deployment locked, its go-live ahead
 * @returns whether it was not open already
 */
export async function openVote(
  by: Happening,
  deployment: DeploymentOfSite,
): Promise<{ vote: Vote; opened: boolean; again: boolean }> {
  const { tx, now } = by;
  const known = await findVote(tx, deployment.id, deployment.version);
  if (known?.state === 'open') return { vote: known, opened: false, again: false };
  const planned = await plannedHour(
    tx,
    { type: 'deployment', id: deployment.id },
    {
      rule: codesSaying('goNoGo.close')[0],
    },
  );
  const closesAt = planned ?? (await lateClosing(by, deployment));
  const decision = await decisionOn(tx, deployment);
  const data = {
    state: 'open' as const,
    openedAt: toDate(now),
    closesAt: toDate(closesAt),
    closedAt: null,
    decisionId: decision?.id ?? null,
  };
  const id = known
    ? (await tx.goNoGo.update({ where: { id: known.id }, data })).id
    : (
        await tx.goNoGo.create({
          data: {
            ...data,
            spaceId: deployment.spaceId,
            deploymentId: deployment.id,
            version: deployment.version,
            goLive: dateColumn(goLiveOf(deployment) as Temporal.PlainDate),
          },
        })
      ).id;
  if (known) await forgetVotes(by, known);
  const vote = await lockVote(tx, id);
  await journal(by, known ? 'goNoGo.reopened' : 'goNoGo.opened', subjectOf(vote), {
    after: { site: deployment.site.code, closesAt: closesAt.toString() },
  });
  if (!planned) await planClosing(by, vote, closesAt);
  return { vote: await readVote(tx, id), opened: true, again: known !== null };
}

/** What was said the first time was said of another state of the site. */
async function forgetVotes({ tx }: Happening, { id }: Vote): Promise<void> {
  await tx.goVote.deleteMany({ where: { goNoGoId: id } });
}

/** The end of the next working day, and of the eve of the go-live at the latest. */
async function lateClosing({ tx, now }: Happening, deployment: DeploymentOfSite): Promise<Temporal.Instant> {
  const { timeZone } = deployment.site.organisation;
  const calendar = await calendarOfSite(tx, deployment.site);
  const today = dayOn(deployment.site, now);
  const goLive = goLiveOf(deployment) as Temporal.PlainDate;
  const eve = previousOpenDay(goLive.subtract({ days: 1 }), calendar);
  const next = nextOpenDay(today.add({ days: 1 }), calendar);
  const day = Temporal.PlainDate.compare(next, eve) < 0 ? next : eve;
  const closing = day.toZonedDateTime({ timeZone, plainTime: closingHour }).toInstant();
  // Opened on the eve, after that hour: some time is left to answer, and it is counted before the site goes live.
  const soonest = now.add({ hours: 1 });
  const latest = goLive.toZonedDateTime({ timeZone }).toInstant();
  const later = Temporal.Instant.compare(closing, soonest) > 0 ? closing : soonest;
  return Temporal.Instant.compare(later, latest) < 0 ? later : latest;
}

async function planClosing(by: Happening, vote: Vote, closesAt: Temporal.Instant): Promise<void> {
  const subject = subjectOf(vote);
  const round = 1 + (await timesLaid(by.tx, subject, { rule: closeRule }));
  await by.ledger.notify(by.tx, {
    spaceId: vote.spaceId,
    rule: closeRule,
    subject: { ...subject, version: round },
    recipient: house(vote.id),
    message: 'goNoGo.closeAgain',
    nature: 'act',
    at: closesAt,
    correlationId: by.correlationId,
  });
}
