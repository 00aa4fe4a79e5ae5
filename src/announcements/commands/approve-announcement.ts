import { text } from '../../conversation/arguments.ts';
import type { Block } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { lockDeployment } from '../../deployments/deployment.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { siteArgument, siteOf } from '../../sites/site-argument.ts';
import type { Announcement } from '../../store/generated/client.ts';
import { plainDate } from '../../time.ts';
import {
  approvalsOf,
  awaitsApproval,
  hasSeen,
  lockAnnouncement,
  pendingStates,
  subjectOf,
} from '../announcement.ts';
import { approvalCard } from '../approval/approval-card.ts';
import { viewForApproval } from '../approval/approval-view.ts';
import { approveForSite, isToAnnounce } from '../approval/approve.ts';
import { rewriteDraft } from '../draft/rewrite-draft.ts';
import { deploymentAt } from '../which-announcement.ts';

/** « Approuver »: the very words on the card, and no others (invariant 4). Who approves reads them first. */
export const approveAnnouncement = domainCommand({
  name: 'announcement approve',
  alias: 'annonce approuver',
  group: 'announcement',
  act: 'announcement.approveSite',
  grants: ['allowed', 'approves'],
  arguments: {
    site: siteArgument(),
    /** Words on the card whose button it is. */
    seen: text({ optional: true, hidden: true, max: 200 }),
  },
  siteOf,

  async run(turn, values): Promise<Reply> {
    const { tx, t } = turn;
    const at = await deploymentAt(turn, values);
    if ('reply' in at) return at.reply;
    const deployment = await lockDeployment(tx, at.deployment.id);
    const pending = await tx.announcement.findMany({
      where: { deploymentId: deployment.id, version: deployment.version, state: { in: [...pendingStates] } },
      orderBy: { id: 'asc' },
    });
    const waiting = pending.filter(awaitsApproval);
    if (waiting.length === 0)
      return sayNo(turn, 'announcement.approve.nothing', { site: deployment.site.name });
    if (!isToAnnounce(deployment, turn.now) && waiting.some(({ kind }) => kind !== 'correction'))
      return sayNo(turn, 'announcement.approve.tooLate', { site: deployment.site.name });
    // Approved after its day: what was to come when it was drafted may be over.
    const today = dayOn(deployment.site, turn.now);
    for (const { id, plannedOn } of waiting)
      if (plannedOn && Temporal.PlainDate.compare(plainDate(plannedOn), today) < 0)
        await rewriteDraft(turn, deployment, id);
    const { seen } = values;
    if (seen === undefined) {
      const present = await Promise.all(waiting.map(({ id }) => lockAnnouncement(tx, id)));
      return shown(turn, deployment.id, present);
    }
    // Judged on the rows as they are locked: a text may have changed since it was read.
    const locked = await Promise.all(waiting.map(({ id }) => lockAnnouncement(tx, id)));
    const approved = locked.filter((one) => awaitsApproval(one) && hasSeen(seen, one));
    if (approved.length === 0)
      return shown(turn, deployment.id, waiting, {
        tone: 'warning',
        text: t('announcement.approve.changed'),
      });
    for (const one of approved) await approveForSite(turn, deployment, one);
    await turn.ledger.refresh(tx, approvalsOf(deployment), turn.correlationId);
    const now: Announcement[] = [];
    for (const one of approved) {
      await turn.ledger.refresh(tx, subjectOf(one), turn.correlationId);
      now.push(await lockAnnouncement(tx, one.id));
    }
    const late = now.some(({ state }) => state === 'sent');
    return shown(turn, deployment.id, now, {
      tone: 'success',
      text: t(late ? 'announcement.approve.leavesNext' : 'announcement.approve.done', { count: now.length }),
    });
  },
});

async function shown(
  turn: DomainTurn,
  deploymentId: string,
  announcements: Announcement[],
  notice?: { tone: 'success' | 'warning'; text: string },
): Promise<Reply> {
  const view = await viewForApproval(turn.tx, deploymentId, announcements, turn.actor.id, turn.now);
  const block: Block | undefined = notice && { kind: 'notice', ...notice };
  return {
    outcome: notice?.tone === 'success' ? 'done' : 'preview',
    visibility: 'private',
    replaces: turn.via === 'button',
    card: approvalCard(view, turn.t, block),
  };
}
