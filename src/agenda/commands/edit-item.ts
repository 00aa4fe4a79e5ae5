import { choice, entity, longText, text } from '../../conversation/arguments.ts';
import { journal } from '../../people/journal.ts';
import { judgeAct, refusal } from '../../people/permit.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Committee, Person } from '../../store/generated/client.ts';
import { type AgendaItemWithMeeting, agendaItemParts, itemFields } from '../agenda-item.ts';
import type { AgendaMeeting } from '../agenda-meeting.ts';
import { pinnedPoint, pointMeant } from '../find-point.ts';
import { minutesArgument, purposeArgument } from '../point-arguments.ts';
import { pointName } from '../point-named.ts';
import { agendaChanged } from '../tell-change.ts';
import { mayPrepare } from '../who-decides-point.ts';

/** What a point says of itself: those who prepare the meeting, and its author while it is only proposed. */
export const editItem = domainCommand({
  name: 'agenda edit',
  alias: 'point modifier',
  group: 'meetings',
  act: 'agenda.propose',
  arguments: {
    item: text({ position: 1, rest: true, keys: ['point', 'numéro'] }),
    title: text({ optional: true, max: 200, keys: ['titre', 'intitulé'] }),
    minutes: minutesArgument(),
    purpose: purposeArgument(),
    presenter: entity<Person>('person', { optional: true, keys: ['par', 'by'] }),
    description: longText({ optional: true, max: 1000, keys: ['description', 'texte'] }),
    recurring: choice(
      { yes: ['oui', 'true'], no: ['non', 'false'] },
      { optional: true, keys: ['récurrent'] },
    ),
    meeting: entity<AgendaMeeting>('meeting', { optional: true, keys: ['réunion'] }),
    committee: entity<Committee>('committee', { optional: true, keys: ['comité'] }),
  },
  committeeOf: (values) => values.meeting?.value.committeeId ?? values.committee?.value.id,
  pins: pinnedPoint,

  async run(turn, values) {
    const found = await pointMeant(turn, values);
    if ('reply' in found) return found.reply;
    const { item } = found;
    const refused = await mayNotChange(turn, item);
    if (refused) return refused;
    const change = {
      title: values.title,
      minutes: values.minutes,
      purpose: values.purpose,
      presenterId: values.presenter?.value.id,
      description: values.description,
      recurring: values.recurring && values.recurring === 'yes',
    };
    const wanted = Object.entries(change).filter(
      ([name, value]) => value !== undefined && value !== item[name as keyof typeof change],
    );
    if (wanted.length === 0) return sayNo(turn, 'agenda.edit.nothing', { point: pointName(item) });
    const edited = await turn.tx.agendaItem.update({
      where: { id: item.id },
      data: Object.fromEntries(wanted),
      include: agendaItemParts,
    });
    const before = Object.fromEntries(wanted.map(([name]) => [name, item[name as keyof typeof change]]));
    await journal(
      turn,
      'agenda.edited',
      { type: 'agendaItem', id: item.id },
      { before, after: Object.fromEntries(wanted) as Record<string, string> },
    );
    if (item.state === 'accepted') await agendaChanged(turn, item.meetingId);
    await turn.ledger.refresh(turn.tx, { type: 'agendaItem', id: item.id }, turn.correlationId);
    const { t } = turn;
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('agenda.edited', { point: pointName(item) }),
        blocks: [
          { kind: 'text', text: [{ bold: edited.title }] },
          { kind: 'fields', fields: itemFields(edited, edited.meeting, t) },
          ...(edited.description ? [{ kind: 'text' as const, text: edited.description }] : []),
        ],
      },
    };
  },
});

/** @returns why this person may not change the point; null when they may */
export async function mayNotChange(turn: DomainTurn, item: AgendaItemWithMeeting) {
  const { committeeId } = item.meeting;
  if (await mayPrepare(turn, committeeId)) return null;
  if (item.state === 'proposed' && item.proposedById === turn.actor.id) return null;
  const judgement = await judgeAct(turn, 'agenda.prepare', { committeeId, own: false });
  return refusal(turn, 'agenda.prepare', judgement);
}
