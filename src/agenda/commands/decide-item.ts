import { choice, entity, flag, text } from '../../conversation/arguments.ts';
import type { Card } from '../../conversation/card.ts';
import { journal } from '../../people/journal.ts';
import { judgeAct, refusal } from '../../people/permit.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { toDate } from '../../time.ts';
import { agendaCard } from '../agenda-card.ts';
import { type AgendaItemWithMeeting, agendaItemParts, itemFields, namesById } from '../agenda-item.ts';
import { type AgendaMeeting, isOpenToPoints } from '../agenda-meeting.ts';
import { enters } from '../enter-agenda.ts';
import { lockPoint } from '../find-point.ts';
import { actOfPoint } from '../who-decides-point.ts';

/** Accepts or refuses a proposed point; its author hears of it. */
export const decideItem = domainCommand({
  name: 'agenda decide',
  alias: 'point décider',
  group: 'meetings',
  act: 'agenda.accept',
  hidden: true,
  arguments: {
    meeting: entity<AgendaMeeting>('meeting', { position: 1, keys: ['réunion'] }),
    item: text({ position: 2, keys: ['point'] }),
    choice: choice(
      { accept: ['accepter', 'oui', 'yes'], refuse: ['refuser', 'non', 'no', 'decline'] },
      { position: 3, keys: ['choix'] },
    ),
    /** Pressed in the list, which is then shown again. */
    list: flag({ hidden: true }),
  },
  committeeOf: (values) => values.meeting?.value.committeeId,

  async run(turn, values) {
    const { t, tx } = turn;
    const meeting = values.meeting.value;
    const item = await lockPoint(turn, meeting.id, values.item);
    if (!item) return sayNo(turn, 'agenda.unknownItem', { point: values.item, title: meeting.title });
    if (item.state !== 'proposed') {
      const name = (await namesById(tx, [item.decidedById])).get(item.decidedById ?? '') ?? '';
      return sayNo(turn, 'agenda.alreadyDecided', { state: t(`agenda.state.${item.state}`), name });
    }
    if (!isOpenToPoints(meeting, turn.now)) return sayNo(turn, 'agenda.closed', { title: meeting.title });
    const committee = { committeeId: meeting.committeeId, own: false };
    const judgement = await judgeAct(turn, actOfPoint(item), committee);
    if (judgement.verdict !== 'allowed') return refusal(turn, actOfPoint(item), judgement);
    const decided = await settle(turn, item, values.choice === 'accept' ? 'accepted' : 'refused');
    const notice = t(`agenda.decided.${decided.state}`, { title: decided.title });
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: true,
      card: values.list
        ? withNotice(await agendaCard(turn, meeting), notice)
        : withNotice({ blocks: [{ kind: 'fields', fields: itemFields(decided, meeting, t) }] }, notice),
    };
  },
});

async function settle(
  turn: DomainTurn,
  { id, proposedById }: AgendaItemWithMeeting,
  state: 'accepted' | 'refused',
): Promise<AgendaItemWithMeeting> {
  const decided = await turn.tx.agendaItem.update({
    where: { id },
    data: { state, decidedById: turn.actor.id, decidedAt: toDate(turn.now) },
    include: agendaItemParts,
  });
  await journal(turn, `agenda.${state}`, { type: 'agendaItem', id }, { before: { state: 'proposed' } });
  if (proposedById && proposedById !== turn.actor.id)
    await turn.ledger.notify(turn.tx, {
      spaceId: turn.space.id,
      rule: 'AGENDA-RESULT',
      subject: { type: 'agendaItem', id, version: 1 },
      recipient: { kind: 'person', id: proposedById },
      message: 'agenda.decided',
      nature: 'notice',
      correlationId: turn.correlationId,
    });
  if (state === 'accepted') await enters(turn, decided);
  await turn.ledger.refresh(turn.tx, { type: 'agendaItem', id }, turn.correlationId);
  return decided;
}

function withNotice(card: Card, text: string): Card {
  return { ...card, blocks: [{ kind: 'notice', tone: 'success', text }, ...card.blocks] };
}
