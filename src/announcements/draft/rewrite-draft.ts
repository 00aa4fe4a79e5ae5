import type { DeploymentOfSite } from '../../deployments/deployment.ts';
import { journal } from '../../people/journal.ts';
import type { Happening } from '../../people/turn.ts';
import { approvalsOf, lockAnnouncement, subjectOf } from '../announcement.ts';
import { askApprovers } from '../approval/reach-approvers.ts';
import { wordsOf } from './draft-for-site.ts';

/**
 * Words that copil wrote follow what is known; an approval of the former ones no longer counts. Words of people are left to them.
 *
 * @param id of an announcement that has not left
 */
export async function rewriteDraft(by: Happening, deployment: DeploymentOfSite, id: string): Promise<void> {
  const { tx } = by;
  const announcement = await lockAnnouncement(tx, id);
  if (announcement.draftedById) return;
  const words = await wordsOf(tx, deployment, announcement.kind, by);
  if (words.title === announcement.title && words.body === announcement.body) return;
  const undone = announcement.state === 'approved';
  const changed = await tx.announcement.update({
    where: { id },
    data: {
      ...words,
      textVersion: { increment: 1 },
      ...(undone ? { state: 'inApproval', approvedById: null, approvedAt: null } : {}),
    },
  });
  await journal(by, 'announcement.rewritten', subjectOf(changed), {
    before: { body: announcement.body },
    after: { body: changed.body },
  });
  if (undone)
    await askApprovers(by, deployment, {
      rule: 'ANNOUNCEMENT-CHANGED',
      subject: { ...subjectOf(changed), version: changed.textVersion },
      why: 'referents',
    });
  await by.ledger.refresh(tx, approvalsOf(deployment), by.correlationId);
}
