import type { Composer } from '../../../delivery/ledger.ts';
import { namesById } from '../../../people/names-by-id.ts';
import { leadsReached } from '../../../people/read-leads.ts';
import { steeringCommittee } from '../../../people/steering-committee.ts';
import { today } from '../../../people/today.ts';
import type { DomainTurn } from '../../../people/turn.ts';
import { constraintDetail, constraintWords, scoped } from './constraint.ts';

/** A director declares what weighs on a site: the leads, who hold the calendar, hear of it. */
export async function tellLeadsOfConstraint(turn: DomainTurn, id: string): Promise<void> {
  const { tx, ledger, space, actor, correlationId } = turn;
  const committee = await steeringCommittee(tx, space.id);
  if (!committee) return;
  const leads = await leadsReached(tx, committee.id, today(turn));
  if (leads.some(({ personId }) => personId === actor.id)) return;
  for (const { personId } of leads)
    await ledger.notify(tx, {
      spaceId: space.id,
      rule: 'C28',
      subject: { type: 'constraint', id, version: 1 },
      recipient: { kind: 'person', id: personId },
      message: 'deployment.constraintAdded',
      nature: 'notice',
      correlationId,
    });
}

/** To the leads. */
export const constraintAdded: Composer = async ({ tx, t }, delivery) => {
  const constraint = await tx.calendarConstraint.findUnique({
    where: { id: delivery.subjectId },
    include: scoped,
  });
  if (!constraint || constraint.withdrawnAt) return null;
  const name = (await namesById(tx, [constraint.addedById])).get(constraint.addedById ?? '') ?? '';
  return {
    card: {
      heading: t('deployment.constraint.added.heading', { name }),
      blocks: [
        { kind: 'text', text: [{ bold: constraintWords(constraint, t) }] },
        { kind: 'text', text: constraintDetail(constraint, t) },
      ],
      actions: [
        {
          id: 'check',
          label: t('deployment.calendar.button.check'),
          command: 'calendar check',
          arguments: {},
        },
      ],
    },
  };
};
