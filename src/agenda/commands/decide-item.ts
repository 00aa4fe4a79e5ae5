import { choice, entity, flag, text } from '../../conversation/arguments.ts';
import type { Card } from '../../conversation/card.ts';
import { namesById } from '../../people/names-by-id.ts';
import { judgeAct, refusal } from '../../people/permit.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { agendaCard } from '../agenda-card.ts';
import { itemFields } from '../agenda-item.ts';
import { type AgendaMeeting, isOpenToPoints } from '../agenda-meeting.ts';
import { lockPoint } from '../find-point.ts';
import { settlePoint } from '../propose-point.ts';
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
    const decided = await settlePoint(turn, item, values.choice === 'accept' ? 'accepted' : 'refused');
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

function withNotice(card: Card, text: string): Card {
  return { ...card, blocks: [{ kind: 'notice', tone: 'success', text }, ...card.blocks] };
}
