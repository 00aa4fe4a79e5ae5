import type { Reply } from '../../conversation/reply.ts';
import { lockDeployment } from '../../deployments/deployment.ts';
import { domainCommand } from '../../people/turn.ts';
import { subjectOf } from '../announcement.ts';
import { approvalCard } from '../approval-card.ts';
import { viewForApproval } from '../approval-view.ts';
import { draftCorrection } from '../correction.ts';
import { askApprovers } from '../reach-approvers.ts';
import { sentAnnouncement, siteArgument, siteOf } from '../which-announcement.ts';

/** Drafts a correction of what the staff were told; it is approved like any announcement, and reaches those who were told. */
export const correctAnnouncement = domainCommand({
  name: 'announcement correct',
  alias: 'annonce rectifier',
  group: 'announcement',
  act: 'announcement.approveSite',
  grants: ['allowed', 'approves', 'drafts'],
  arguments: siteArgument,
  siteOf,

  async run(turn, values): Promise<Reply> {
    const found = await sentAnnouncement(turn, values);
    if ('reply' in found) return found.reply;
    const deployment = await lockDeployment(turn.tx, found.deployment.id);
    const drafted = await draftCorrection(turn, deployment, found.announcement);
    await askApprovers(turn, deployment, {
      rule: 'CORRECTION-DRAFT',
      subject: { ...subjectOf(drafted), version: 1 },
      why: 'correction',
    });
    const view = await viewForApproval(turn.tx, deployment.id, [drafted], turn.actor.id, turn.now);
    return { outcome: 'done', visibility: 'private', card: approvalCard(view, turn.t) };
  },
});
