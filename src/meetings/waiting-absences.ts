import type { Block } from '../conversation/card.ts';
import { fullName } from '../people/person-name.ts';
import type { DomainTurn } from '../people/turn.ts';
import { loadMeeting } from './meeting.ts';
import { type AbsenceFacts, absenceChoices, isOpenAbsence } from './messages/leader-absent.ts';
import { spokenTitle } from './spoken-title.ts';

/** The absences of leaders this person was told about as a lead, and on which nobody has decided yet (C08). */
export async function waitingAbsences({ tx, t, now, actor, space }: DomainTurn): Promise<Block[]> {
  const told = await tx.messageDelivery.findMany({
    where: { spaceId: space.id, rule: 'C08', recipientKind: 'person', recipientId: actor.id },
    orderBy: { id: 'asc' },
    distinct: ['subjectId'],
    select: { parameters: true },
  });
  const blocks: Block[] = [];
  for (const { parameters } of told) {
    const { meetingId, personId } = parameters as unknown as AbsenceFacts;
    const meeting = await loadMeeting(tx, meetingId);
    const leader = meeting.invitations.find((one) => one.personId === personId);
    if (!leader || !isOpenAbsence(meeting, leader, now)) continue;
    const said = { name: fullName(leader.person), ...spokenTitle(meeting, t) };
    blocks.push(
      { kind: 'text', text: [{ bold: t('meeting.leaderAbsent.heading', said) }] },
      {
        kind: 'actions',
        // Other buttons of the card may have the same ids.
        buttons: absenceChoices(meeting, leader, t).map((one) => ({ ...one, id: `${one.id}-${leader.id}` })),
      },
    );
  }
  return blocks;
}
