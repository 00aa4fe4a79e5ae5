import type { Reply } from '../conversation/reply.ts';
import type { DomainTurn } from '../people/turn.ts';
import { agendaReference } from './agenda-meeting.ts';
import type { PlacedItem } from './find-point.ts';
import { pointName } from './point-named.ts';

/** A chat takes no file of any size: the page of the meeting does, behind the person's own link. */
export async function addFileOnBoard(turn: DomainTurn, item: PlacedItem): Promise<Reply> {
  const meeting = agendaReference(item.meeting);
  const opened = await turn.perform('board', { meeting }, turn.actor.id);
  const { card, outcome } = opened;
  if (outcome !== 'done' || !card) return opened;
  const { t } = turn;
  return {
    ...opened,
    card: {
      ...card,
      heading: t('agenda.attach.onBoard', { point: pointName(item) }),
      blocks: [
        { kind: 'text', text: [{ bold: item.title }] },
        { kind: 'text', text: t('agenda.attach.onBoard.how') },
        ...card.blocks,
      ],
    },
  };
}
