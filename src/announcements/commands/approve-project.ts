import { choice, text } from '../../conversation/arguments.ts';
import type { Block } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { toDate } from '../../time.ts';
import { hasSeen, lockAnnouncement, subjectOf } from '../announcement.ts';
import { readCharter } from '../charter.ts';
import {
  type OrganisationText,
  pendingTexts,
  projectKindWords,
  textsWith,
} from '../project/project-announcements.ts';
import { projectCard } from '../project/project-card.ts';

/** The chair approves the texts read: each is posted at once where its organisation reads its news. */
export const approveProject = domainCommand({
  name: 'announce approve',
  alias: 'annoncer approuver',
  group: 'announcement',
  act: 'announcement.approveOrganisation',
  arguments: {
    kind: choice(projectKindWords, { position: 1, keys: ['annonce'] }),
    seen: text({ optional: true, hidden: true, max: 2000 }),
  },

  async run(turn, { kind, seen }): Promise<Reply> {
    const { tx, space, t } = turn;
    await tx.$queryRaw`SELECT id FROM "Space" WHERE id = ${space.id}::uuid FOR UPDATE`;
    const waiting = await pendingTexts(tx, space.id, kind);
    if (waiting.length === 0) return sayNo(turn, 'announcement.project.nothing');
    if (kind === 'launch' && !(await readCharter(tx, space.id)).trigger)
      return shown(turn, waiting, { tone: 'warning', text: t('announcement.project.noTrigger.refused') });
    if (seen === undefined) return shown(turn, waiting);
    if (!waiting.every(({ announcement }) => hasSeen(seen, announcement)))
      return shown(turn, waiting, { tone: 'warning', text: t('announcement.approve.changed') });
    for (const one of waiting) await post(turn, one);
    for (const { announcement } of waiting)
      await turn.ledger.refresh(tx, subjectOf(announcement), turn.correlationId);
    const after = await textsWith(tx, (waiting[0] as OrganisationText).announcement);
    return shown(turn, after, { tone: 'success', text: t('announcement.project.done') });
  },
});

async function post(turn: DomainTurn, { announcement, channelId }: OrganisationText): Promise<void> {
  const { tx, now, actor } = turn;
  const { id, textVersion } = await lockAnnouncement(tx, announcement.id);
  const at = toDate(now);
  await tx.announcement.update({
    where: { id },
    data: { state: 'sent', approvedById: actor.id, approvedAt: at, sentAt: at },
  });
  await journal(turn, 'announcement.approved', subjectOf(announcement), { after: { text: textVersion } });
  if (channelId)
    await turn.ledger.notify(tx, {
      spaceId: turn.space.id,
      rule: 'PROJECT-NEWS',
      subject: { ...subjectOf(announcement), version: 1 },
      recipient: { kind: 'channel', id: channelId },
      message: 'announcement.projectPosted',
      nature: 'post',
      correlationId: turn.correlationId,
    });
}

async function shown(
  turn: DomainTurn,
  texts: readonly OrganisationText[],
  notice?: { tone: 'success' | 'warning'; text: string },
): Promise<Reply> {
  const reader = { t: turn.t, personId: turn.actor.id, now: turn.now };
  const block: Block | undefined = notice && { kind: 'notice', ...notice };
  return {
    outcome: notice?.tone === 'success' ? 'done' : notice ? 'invalid' : 'preview',
    visibility: 'private',
    replaces: turn.via === 'button',
    card: await projectCard(turn.tx, texts, reader, block),
  };
}
