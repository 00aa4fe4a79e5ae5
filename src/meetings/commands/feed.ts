import { entity, flag } from '../../conversation/arguments.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { CalendarFeed, Committee } from '../../store/generated/client.ts';

/** A private calendar address, one's own or a committee's; it can be changed, and the old one dies. */
export const feed = domainCommand({
  name: 'feed',
  alias: 'abonnement',
  synonyms: ['webcal', 'flux'],
  group: 'meetings',
  arguments: {
    committee: entity<Committee>('committee', { position: 1, optional: true, keys: ['comité'] }),
    renew: flag({ hidden: true }),
  },

  async run(turn, values) {
    const { t } = turn;
    const committee = values.committee?.value;
    if (committee && !(await sitsIn(turn, committee.id)))
      return sayNo(turn, 'meeting.feed.notMember', { committee: committee.label });
    if (committee && values.renew && !(await leads(turn, committee.id)))
      return sayNo(turn, 'meeting.feed.notLead', { committee: committee.label });
    const row = await feedRow(turn, committee?.id, values.renew);
    const address = turn.links.feed(row);
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: turn.via === 'button',
      card: {
        heading: committee
          ? t('meeting.feed.committeeHeading', { committee: committee.label })
          : t('meeting.feed.heading'),
        blocks: [
          ...(values.renew
            ? [{ kind: 'notice' as const, tone: 'success' as const, text: t('meeting.feed.revoked') }]
            : []),
          { kind: 'text', text: t('meeting.feed.text') },
          { kind: 'text', text: [{ link: address, label: address }] },
        ],
        actions: [
          {
            id: 'subscribe',
            label: t('meeting.feed.subscribe'),
            style: 'primary',
            url: address.replace(/^https?/, 'webcal'),
          },
          {
            id: 'renew',
            label: t('meeting.feed.revoke'),
            command: 'feed',
            arguments: { ...(committee ? { committee: committee.code } : {}), renew: 'true' },
            confirm: t('meeting.feed.revokeConfirm'),
          },
        ],
      },
    };
  },
});

async function sitsIn(turn: DomainTurn, committeeId: string): Promise<boolean> {
  const sitting = await turn.tx.membership.count({
    where: { committeeId, personId: turn.actor.id, state: 'active' },
  });
  return sitting > 0;
}

/** The address is shared: only those who run the committee take it away from the others. */
async function leads(turn: DomainTurn, committeeId: string): Promise<boolean> {
  const running = await turn.tx.membership.count({
    where: {
      committeeId,
      personId: turn.actor.id,
      state: 'active',
      roles: { hasSome: ['PRES', 'LF', 'LT'] },
    },
  });
  return running > 0;
}

async function feedRow(
  turn: DomainTurn,
  committeeId: string | undefined,
  renew: boolean,
): Promise<CalendarFeed> {
  const whose = committeeId ? { committeeId } : { personId: turn.actor.id };
  const row = await turn.tx.calendarFeed.upsert({
    where: committeeId ? { committeeId } : { personId: turn.actor.id },
    create: { spaceId: turn.space.id, ...whose },
    update: renew ? { generation: { increment: 1 } } : {},
  });
  if (renew)
    await journal(
      turn,
      'feed.renewed',
      { type: 'feed', id: row.id },
      { after: { generation: row.generation } },
    );
  return row;
}
