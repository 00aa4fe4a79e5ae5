import { card } from '../../conversation/card.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { staffOf } from '../../sites/staff.ts';
import { toDate } from '../../time.ts';
import { isSiteKind, ruleOf } from '../kinds.ts';
import { staffCard } from '../to-staff/staff-card.ts';
import { aboutSent, type Found, sentAnnouncement } from '../which-announcement.ts';

/** « J’ai lu »: one press; a second one changes nothing (C40). */
export const readAnnouncement = domainCommand({
  name: 'announcement read',
  alias: 'annonce lu',
  group: 'announcement',
  hidden: true,
  byMail: true,
  arguments: aboutSent,

  async run(turn, values) {
    const { tx, t, actor } = turn;
    const found = await sentAnnouncement(turn, values);
    if ('reply' in found) return found.reply;
    const { announcement, deployment } = found;
    const staff = await staffOf(tx, deployment.site, dayOn(deployment.site, turn.now));
    if (!staff.some(({ person }) => person.id === actor.id))
      return sayNo(turn, 'announcement.read.notStaff', { site: deployment.site.name });
    await tx.acknowledgement.createMany({
      data: [{ announcementId: announcement.id, personId: actor.id, at: toDate(turn.now) }],
      skipDuplicates: true,
    });
    if (turn.via !== 'button')
      return { outcome: 'done', visibility: 'private', card: card(undefined, t('announcement.read.done')) };
    const merged = await standsWithOthers(turn, found);
    // A message that says more than this is drawn again by itself, and keeps the rest.
    if (merged) {
      const subject = { type: 'deployment', id: deployment.id };
      await turn.ledger.refresh(tx, subject, turn.correlationId);
      return { outcome: 'done', visibility: 'private', card: card(undefined, t('announcement.read.done')) };
    }
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: true,
      card: staffCard(announcement, deployment, { t, read: true }),
    };
  },
});

/** Whether the message that brought it says something else besides: a referent’s checklist on the same morning. */
async function standsWithOthers(
  { tx, actor }: DomainTurn,
  { announcement, deployment }: Found,
): Promise<boolean> {
  if (!isSiteKind(announcement.kind)) return false;
  const { code } = ruleOf[announcement.kind];
  const rows = await tx.messageDelivery.findMany({
    where: {
      subjectType: 'deployment',
      subjectId: deployment.id,
      recipientId: actor.id,
      rule: { in: [code, `${code}-LATE`, `${code}-REMIND`] },
    },
    select: { id: true, mergedIntoId: true },
  });
  if (rows.some(({ mergedIntoId }) => mergedIntoId !== null)) return true;
  return (await tx.messageDelivery.count({ where: { mergedIntoId: { in: rows.map(({ id }) => id) } } })) > 0;
}
