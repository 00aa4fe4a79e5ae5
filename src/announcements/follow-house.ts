/** What announcements follow of the other rooms: a date that moves, people who come and go, a vote, the first minutes. */

import { type DeploymentOfSite, deploymentOfSite, readDeployment } from '../deployments/deployment.ts';
import { journal } from '../people/journal.ts';
import { fullName } from '../people/person-name.ts';
import type { Happening, HouseListener } from '../people/turn.ts';
import { dayOn } from '../sites/day-on.ts';
import { referentsOf } from '../sites/referents.ts';
import type { Announcement } from '../store/generated/client.ts';
import { toDate } from '../time.ts';
import { pendingStates, subjectOf, toldStates } from './announcement.ts';
import { leaveIfOverdue } from './approval/approve.ts';
import { askApprovers } from './approval/reach-approvers.ts';
import { draftDue } from './draft/draft-due.ts';
import { rewriteDraft } from './draft/rewrite-draft.ts';
import { draftForProject } from './project/draft-for-project.ts';
import { draftCorrection } from './to-staff/correction.ts';

export const followOnAnnouncements: HouseListener = async (by, event) => {
  switch (event.kind) {
    case 'deployment.moved':
      return startAgain(by, event.deploymentId);
    case 'referent.changed':
      return rewrite(by, event.siteId, event.personId);
    case 'site.peopleChanged':
      return rewrite(by, event.siteId, null);
    case 'goNoGo.closed': {
      const vote = await by.tx.goNoGo.findUniqueOrThrow({ where: { id: event.goNoGoId } });
      return sendHeldBack(by, vote.deploymentId);
    }
    case 'minutes.approved':
      return proposeLaunch(by, event.meetingId);
  }
};

/**
 * Another date: what was to be approved or sent for the former one is void, what was sent says so where it stands; the first
 * announcement is not written twice (5.4, case 1).
 */
async function startAgain(by: Happening, deploymentId: string): Promise<void> {
  const { tx, now } = by;
  const deployment = await readDeployment(tx, deploymentId);
  const before = { deploymentId, version: { lt: deployment.version } };
  const waiting = await tx.announcement.findMany({
    where: { ...before, state: { in: [...pendingStates] } },
    orderBy: { id: 'asc' },
  });
  await tx.announcement.updateMany({
    where: { id: { in: waiting.map(({ id }) => id) } },
    data: { state: 'withdrawn', endedAt: toDate(now) },
  });
  for (const one of waiting)
    await journal(by, 'announcement.withdrawn', subjectOf(one), { after: { kind: one.kind } });
  await tx.announcement.updateMany({
    where: { ...before, state: 'sent', kind: { not: 'correction' } },
    data: { state: 'corrected', endedAt: toDate(now) },
  });
  await draftAndAsk(by, deployment);
  const correction = waiting.find(({ kind }) => kind === 'correction');
  if (correction) await correctAgain(by, deployment, correction);
}

/**
 * What staff were told is as wrong as before: its correction is drafted once more, with what is known now. It is about the first that
 * names somebody who is a referent no more, else about the latest.
 */
async function correctAgain(
  by: Happening,
  deployment: DeploymentOfSite,
  { createdAt }: Announcement,
): Promise<void> {
  const { id: deploymentId, siteId, site } = deployment;
  const told = await by.tx.announcement.findMany({
    where: {
      ...{ deploymentId, kind: { not: 'correction' }, sentAt: { lte: createdAt } },
      state: { in: [...toldStates] },
    },
    orderBy: { sentAt: 'asc' },
  });
  const present = new Set(
    (await referentsOf(by.tx, siteId, dayOn(site, by.now))).map(({ personId }) => personId),
  );
  const ever = await by.tx.referentAssignment.findMany({ where: { siteId }, include: { person: true } });
  const gone = ever.filter(({ personId }) => !present.has(personId));
  const names = ({ body }: Announcement) => gone.some(({ person }) => body.includes(fullName(person)));
  const wrong = told.find(names) ?? told.at(-1);
  if (wrong) await askForCorrection(by, deployment, wrong);
}

async function askForCorrection(
  by: Happening,
  deployment: DeploymentOfSite,
  wrong: Announcement,
): Promise<void> {
  const correction = await draftCorrection(by, deployment, wrong);
  await askApprovers(by, deployment, {
    rule: 'CORRECTION-DRAFT',
    subject: { ...subjectOf(correction), version: 1 },
    why: 'correction',
  });
}

async function draftAndAsk(by: Happening, deployment: DeploymentOfSite): Promise<void> {
  const drafted = await draftDue(by, deployment);
  if (drafted.length === 0) return;
  await askApprovers(by, deployment, {
    rule: 'ANNOUNCEMENT-AGAIN',
    subject: { type: 'deployment', id: deployment.id, version: deployment.version },
    kinds: drafted.map(({ kind }) => kind as 'first' | 'second' | 'third'),
    why: 'late',
  });
}

/** Somebody who no longer is a referent is named no more: drafts follow, and what was sent is put right (5.4, case 2). */
async function rewrite(by: Happening, siteId: string, personId: string | null): Promise<void> {
  const deployment = await deploymentOfSite(by.tx, siteId);
  if (!deployment) return;
  const { id: deploymentId, version } = deployment;
  const present = await by.tx.announcement.findMany({
    where: { deploymentId, version },
    orderBy: { id: 'asc' },
  });
  for (const one of present)
    if (pendingStates.includes(one.state) && one.kind !== 'correction')
      await rewriteDraft(by, deployment, one.id);
  if (personId === null) return;
  const person = await by.tx.person.findUniqueOrThrow({ where: { id: personId } });
  const day = dayOn(deployment.site, by.now);
  const refers = (await referentsOf(by.tx, siteId, day)).some((one) => one.personId === personId);
  const sent = await by.tx.announcement.findMany({
    where: { deploymentId, kind: { not: 'correction' }, state: { in: [...toldStates] } },
    orderBy: { sentAt: 'asc' },
  });
  const wrong = refers ? undefined : sent.find(({ body }) => body.includes(fullName(person)));
  if (!wrong || deployment.state === 'closed') return;
  await askForCorrection(by, deployment, wrong);
}

/** A vote that said no, taken again, lets go what it held back. */
async function sendHeldBack(by: Happening, deploymentId: string): Promise<void> {
  const deployment = await readDeployment(by.tx, deploymentId);
  const approved = await by.tx.announcement.findMany({
    where: { deploymentId, version: deployment.version, state: 'approved' },
    orderBy: { id: 'asc' },
  });
  for (const one of approved) await leaveIfOverdue(by, deployment, one);
}

/** The minutes of the first steering committee are approved: its launch is drafted by itself (C36). */
async function proposeLaunch(by: Happening, meetingId: string): Promise<void> {
  const meeting = await by.tx.meeting.findUniqueOrThrow({
    where: { id: meetingId },
    include: { committee: { select: { kind: true } } },
  });
  if (meeting.committee.kind !== 'copil' || meeting.number !== 1) return;
  const launched = await by.tx.announcement.count({ where: { spaceId: by.space.id, kind: 'launch' } });
  if (launched === 0) await draftForProject(by, 'launch');
}
