import type { DeploymentOfSite } from '../../deployments/deployment.ts';
import { goLiveOf } from '../../deployments/deployment.ts';
import { journal } from '../../people/journal.ts';
import type { Happening } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import type { Announcement } from '../../store/generated/client.ts';
import { toDate, toInstant } from '../../time.ts';
import { pendingStates, subjectOf } from '../announcement.ts';
import { placeOf, wordsOf } from '../draft/draft-for-site.ts';
import { sendToStaff, toldOf } from './leave.ts';

/** Drafts what puts a sent announcement right; one that waits already is kept. */
export async function draftCorrection(
  by: Happening,
  deployment: DeploymentOfSite,
  wrong: Announcement,
): Promise<Announcement> {
  const { tx, now } = by;
  const waiting = await tx.announcement.findFirst({
    where: { deploymentId: deployment.id, kind: 'correction', state: { in: [...pendingStates] } },
    orderBy: { id: 'desc' },
  });
  if (waiting) return waiting;
  const sentOn = wrong.sentAt && dayOn(deployment.site, toInstant(wrong.sentAt));
  const announcement = await tx.announcement.create({
    data: {
      ...(await wordsOf(tx, deployment, 'correction', by, { sentOn, body: wrong.body })),
      ...placeOf(deployment),
      kind: 'correction',
      state: 'inApproval',
      createdAt: toDate(now),
      submittedAt: toDate(now),
    },
  });
  await journal(by, 'announcement.drafted', subjectOf(announcement), { after: { kind: 'correction' } });
  return announcement;
}

/** It reaches whoever was told what it corrects and still works there, at the next start of their shift, and the channel. */
export async function sendCorrection(
  by: Happening,
  deployment: DeploymentOfSite,
  announcement: Announcement,
): Promise<void> {
  const { tx, now } = by;
  await tx.announcement.update({
    where: { id: announcement.id },
    data: { state: 'sent', sentAt: toDate(now) },
  });
  await journal(by, 'announcement.sent', subjectOf(announcement), { after: { kind: 'correction' } });
  const told = await toldOf(tx, deployment.id);
  const notice = {
    rule: 'CORRECTION',
    subject: { ...subjectOf(announcement), version: 1 },
    nature: 'correction' as const,
  };
  await sendToStaff(by, deployment, {
    ...notice,
    message: 'announcement.correction',
    among: (personId) => told.has(personId),
  });
  const { channelId } = deployment.site;
  if (channelId && told.has(channelId))
    await by.ledger.notify(tx, {
      ...notice,
      nature: 'post',
      spaceId: deployment.spaceId,
      recipient: { kind: 'channel', id: channelId },
      message: 'announcement.correction',
      live: true,
      on: goLiveOf(deployment) ?? undefined,
      correlationId: by.correlationId,
    });
}
