import { choice } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { lockDeployment } from '../../deployments/deployment.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { siteArgument, siteOf } from '../../sites/site-argument.ts';
import { approvalCard } from '../approval/approval-card.ts';
import { viewForApproval } from '../approval/approval-view.ts';
import { isToAnnounce } from '../approval/approve.ts';
import { askApprovers } from '../approval/reach-approvers.ts';
import { draftForSite } from '../draft/draft-for-site.ts';
import { siteKindWords } from '../kinds.ts';
import { deploymentAt } from '../which-announcement.ts';

/** Drafts an announcement before its day, or one whose day passed before the site was known; one that exists is shown. */
export const draftAnnouncement = domainCommand({
  name: 'announcement draft',
  alias: 'annonce préparer',
  group: 'announcement',
  act: 'announcement.approveSite',
  grants: ['allowed', 'approves', 'drafts'],
  arguments: { site: siteArgument(), kind: choice(siteKindWords, { position: 2, keys: ['annonce'] }) },
  siteOf,

  async run(turn, values): Promise<Reply> {
    const at = await deploymentAt(turn, values);
    if ('reply' in at) return at.reply;
    const deployment = await lockDeployment(turn.tx, at.deployment.id);
    const { site } = deployment;
    if (!isToAnnounce(deployment, turn.now))
      return sayNo(turn, 'announcement.draft.tooLate', { site: site.name });
    const [drafted] = await draftForSite(turn, deployment, [values.kind]);
    if (!drafted) return sayNo(turn, 'announcement.draft.tooLate', { site: site.name });
    const subject = { type: 'deployment' as const, id: deployment.id, version: deployment.version };
    if (drafted.state === 'inApproval')
      await askApprovers(turn, deployment, {
        rule: `DRAFT-${values.kind}`,
        subject,
        kinds: [values.kind],
      });
    const view = await viewForApproval(turn.tx, deployment.id, [drafted], turn.actor.id, turn.now);
    return { outcome: 'done', visibility: 'private', card: approvalCard(view, turn.t) };
  },
});
