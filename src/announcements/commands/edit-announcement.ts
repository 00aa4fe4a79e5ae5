import { choice, entity, integer, longText, text } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { type DeploymentOfSite, lockDeployment } from '../../deployments/deployment.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { siteOf } from '../../sites/site-argument.ts';
import type { Announcement, Site } from '../../store/generated/client.ts';
import { approvalsOf, findOfSite, hasSeen, lockAnnouncement, seenMark, subjectOf } from '../announcement.ts';
import { approvalCard } from '../approval/approval-card.ts';
import { viewForApproval } from '../approval/approval-view.ts';
import { siteKindWords } from '../kinds.ts';
import { factsOfSite } from '../texts/facts-of-site.ts';
import { longestBody, longestTitle } from '../texts/longest.ts';
import { fill, sitePlaceholders, unknownIn } from '../texts/placeholders.ts';
import { unknownPlaceholder } from '../texts/unknown-placeholder.ts';
import { deploymentAt } from '../which-announcement.ts';

const words = { ...siteKindWords, correction: ['rectification', 'correctif'] };

/** « Modifier »: other words lose the approval of the former ones, and whoever gave it is told. */
export const editAnnouncement = domainCommand({
  name: 'announcement edit',
  alias: 'annonce modifier',
  group: 'announcement',
  act: 'announcement.approveSite',
  grants: ['allowed', 'approves', 'drafts'],
  arguments: {
    site: entity<Site>('site', { position: 1, keys: ['établissement'] }),
    kind: choice(words, { position: 2, keys: ['annonce'] }),
    title: text({ optional: true, max: longestTitle, keys: ['titre'] }),
    body: longText({ optional: true, max: longestBody, keys: ['texte'] }),
    of: integer({ optional: true, hidden: true, min: 1 }),
    seen: text({ optional: true, hidden: true, max: 200 }),
  },
  siteOf,

  async run(turn, values): Promise<Reply> {
    const { tx } = turn;
    const at = await deploymentAt(turn, values);
    if ('reply' in at) return at.reply;
    const deployment = await lockDeployment(tx, at.deployment.id);
    const { kind, title, body, seen } = values;
    const found = await findOfSite(tx, { deploymentId: deployment.id, version: deployment.version, kind });
    if (!found || (values.of !== undefined && values.of !== deployment.version))
      return sayNo(turn, 'announcement.edit.none', { site: deployment.site.name });
    const announcement = await lockAnnouncement(tx, found.id);
    if (announcement.state === 'sent' || announcement.state === 'corrected')
      return sayNo(turn, 'announcement.edit.sent', { code: deployment.site.code });
    if (title === undefined && body === undefined) return openForm(turn, deployment, announcement);
    if (seen !== undefined && !hasSeen(seen, announcement)) {
      const reply = await shown(turn, deployment, announcement, 'announcement.edit.changed', 'warning');
      return { ...reply, outcome: 'invalid' };
    }
    const unknown = unknownIn(`${title ?? ''}\n${body ?? ''}`, sitePlaceholders);
    if (unknown.length > 0) return unknownPlaceholder(turn, unknown);
    const facts = await factsOfSite(tx, deployment, dayOn(deployment.site, turn.now), turn.spaceT);
    const filled = (written: string | undefined, present: string) => {
      const done = written === undefined ? null : fill(written, facts, sitePlaceholders);
      return done && 'text' in done ? done.text : present;
    };
    const next = { title: filled(title, announcement.title), body: filled(body, announcement.body) };
    if (next.title === announcement.title && next.body === announcement.body)
      return shown(turn, deployment, announcement, 'announcement.edit.same', 'neutral');
    const changed = await tx.announcement.update({
      where: { id: announcement.id },
      data: {
        ...next,
        textVersion: { increment: 1 },
        draftedById: turn.actor.id,
        ...(announcement.state === 'approved'
          ? { state: 'inApproval', approvedById: null, approvedAt: null }
          : {}),
      },
    });
    await journal(turn, 'announcement.edited', subjectOf(changed), {
      before: { title: announcement.title, body: announcement.body },
      after: next,
    });
    const undone = announcement.state === 'approved';
    if (undone && announcement.approvedById) await tellApprover(turn, changed, announcement.approvedById);
    await turn.ledger.refresh(tx, approvalsOf(deployment), turn.correlationId);
    await turn.ledger.refresh(tx, subjectOf(changed), turn.correlationId);
    const key = undone ? 'announcement.edit.undone' : 'announcement.edit.done';
    return shown(turn, deployment, changed, key, undone ? 'warning' : 'success');
  },
});

type Said =
  | 'announcement.edit.changed'
  | 'announcement.edit.same'
  | 'announcement.edit.undone'
  | 'announcement.edit.done';

async function shown(
  turn: DomainTurn,
  { id }: DeploymentOfSite,
  announcement: Announcement,
  said: Said,
  tone: 'neutral' | 'success' | 'warning',
): Promise<Reply> {
  const view = await viewForApproval(turn.tx, id, [announcement], turn.actor.id, turn.now);
  // @keys announcement.edit.changed announcement.edit.same announcement.edit.undone announcement.edit.done
  const text = turn.t(said);
  return {
    outcome: 'done',
    visibility: 'private',
    card: approvalCard(view, turn.t, { kind: 'notice', tone, text }),
  };
}

async function openForm(
  turn: DomainTurn,
  { site, version }: DeploymentOfSite,
  announcement: Announcement,
): Promise<Reply> {
  const { kind, title, body } = announcement;
  const form = await turn.formFor('announcement edit', {
    site: site.code,
    kind,
    title,
    body,
    of: String(version),
    seen: seenMark([announcement]),
  });
  return { outcome: 'form', visibility: 'private', form };
}

/** Whoever had approved the former words is asked again. */
async function tellApprover(turn: DomainTurn, changed: Announcement, approverId: string): Promise<void> {
  if (approverId === turn.actor.id) return;
  await turn.ledger.notify(turn.tx, {
    spaceId: turn.space.id,
    rule: 'ANNOUNCEMENT-CHANGED',
    subject: { ...subjectOf(changed), version: changed.textVersion },
    recipient: { kind: 'person', id: approverId },
    message: 'announcement.toApprove',
    parameters: { changedBy: turn.actor.name },
    nature: 'notice',
    live: true,
    correlationId: turn.correlationId,
  });
}
