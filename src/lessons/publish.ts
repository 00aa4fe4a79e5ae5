import { bringToMeeting, nextMeetingOf } from '../agenda/bring-to-meeting.ts';
import { deploymentAudiences } from '../deployments/audiences.ts';
import { goLiveOf } from '../deployments/deployment.ts';
import { dayOfRule } from '../deployments/deployment-timeline.ts';
import { enterState } from '../deployments/enter-state.ts';
import { journal } from '../people/journal.ts';
import { steeringCommittee } from '../people/steering-committee.ts';
import type { Happening } from '../people/turn.ts';
import { dayOn } from '../sites/day-on.ts';
import { toDate } from '../time.ts';
import { refreshWriters } from './refresh-cards.ts';
import { type Sheet, sheetOf, stored } from './sheet.ts';
import { readFacts } from './sheet-facts.ts';
import type { ThreadOfSite } from './thread.ts';

/** Minutes the committee gives to the lessons of a pilot. */
const minutesOfLessons = 15;

/** @returns the day of D29; null without a date */
export function publicationDay({ deployment }: ThreadOfSite): Temporal.PlainDate | null {
  return goLiveOf(deployment)?.add({ days: dayOfRule('D29') }) ?? null;
}

/**
 * Publishes an approved sheet: what it knows is written down as it stands, its lessons count as approved, the deployment is
 * capitalised. The organisations and the next sites hear of it at the hour of D29, or at once when a person publishes.
 */
export async function publishSheet(by: Happening, thread: ThreadOfSite): Promise<void> {
  const { tx } = by;
  const sheet: Sheet = { ...(sheetOf(thread) as Sheet), facts: await readFacts(tx, thread) };
  await tx.lessonsThread.update({
    where: { id: thread.id },
    data: {
      state: 'published',
      publishedAt: toDate(by.now),
      publishedById: by.actor?.id,
      sheet: stored(sheet),
    },
  });
  await tx.lesson.updateMany({ where: { threadId: thread.id, state: 'draft' }, data: { state: 'approved' } });
  await journal(by, 'lesson.published', { type: 'lessonsThread', id: thread.id });
  if (by.actor) await tellNow(by, thread);
  if (thread.deployment.pilot) await bringToCommittee(by, thread);
  await enterState(by, thread.deploymentId, 'capitalised');
  await refreshWriters(by, thread);
}

async function tellNow(by: Happening, { id, deployment }: ThreadOfSite): Promise<void> {
  const day = dayOn(deployment.site, by.now);
  const { organisationChannels = [], nextReferents = [] } = await deploymentAudiences(by.tx, deployment, day);
  const told = [
    ...organisationChannels.map((recipient) => ({
      recipient,
      message: 'lesson.published',
      nature: 'post' as const,
    })),
    ...nextReferents.map((recipient) => ({
      recipient,
      message: 'lesson.offered',
      nature: 'notice' as const,
    })),
  ];
  for (const { recipient, message, nature } of told)
    await by.ledger.notify(by.tx, {
      spaceId: by.space.id,
      rule: publishedByHand,
      subject: { type: 'deployment', id: deployment.id, version: deployment.version },
      recipient,
      message,
      nature,
      parameters: { threadId: id },
      live: true,
      on: goLiveOf(deployment) ?? day,
      correlationId: by.correlationId,
    });
}

/** The rule of what is told when a person publishes; D29 has nothing to add then. */
export const publishedByHand = 'D29-NOW';

/** Pilots: the next meeting of the steering committee hears of it (4.4). */
async function bringToCommittee(by: Happening, { id, deployment }: ThreadOfSite): Promise<void> {
  const committee = await steeringCommittee(by.tx, by.space.id);
  const meeting = committee && (await nextMeetingOf(by.tx, committee.id, by.now));
  if (!meeting) return;
  const day = by.now.toZonedDateTimeISO(by.space.timeZone).toPlainDate();
  await bringToMeeting({ ...by, day, actorId: by.actor?.id }, meeting, {
    title: by.spaceT('lesson.point', { site: deployment.site.name }),
    purpose: 'discussion',
    minutes: minutesOfLessons,
    presenterId: deployment.site.directorId,
    origin: 'site',
    originId: id,
  });
}
