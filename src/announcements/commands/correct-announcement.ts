import type { Reply } from '../../conversation/reply.ts';
import { lockDeployment } from '../../deployments/deployment.ts';
import { domainCommand } from '../../people/turn.ts';
import { siteArgument, siteOf } from '../../sites/site-argument.ts';
import { subjectOf } from '../announcement.ts';
import { approvalCard } from '../approval/approval-card.ts';
import { viewForApproval } from '../approval/approval-view.ts';
import { askApprovers } from '../approval/reach-approvers.ts';
import { draftCorrection } from '../to-staff/correction.ts';
import { sentAnnouncement } from '../which-announcement.ts';

/** Drafts a correction of what the staff were told; it is approved like any announcement, and reaches those who were told. */
export const correctAnnouncement = domainCommand({
  name: 'announcement correct',
  alias: 'annonce rectifier',
  group: 'announcement',
  act: 'announcement.approveSite',
  grants: ['allowed', 'approves', 'drafts'],
  arguments: { site: siteArgument() },
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
