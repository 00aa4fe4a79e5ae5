import { choice, entity, text } from '../../conversation/arguments.ts';
import { lockMeeting } from '../../meetings/meeting.ts';
import { whenLine } from '../../meetings/meeting-card.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Committee, Person } from '../../store/generated/client.ts';
import { toDate } from '../../time.ts';
import { type AgendaMeeting, isOpenToPoints, meetingMeant } from '../agenda-meeting.ts';
import { logisticsBlocks } from '../logistics-card.ts';

/** C16: the checklist of a meeting, shown, and settled line by line. */
export const logistics = domainCommand({
  name: 'logistics',
  alias: 'logistique',
  group: 'meetings',
  act: 'agenda.prepare',
  arguments: {
    meeting: entity<AgendaMeeting>('meeting', { position: 1, optional: true, keys: ['réunion'] }),
    item: choice(
      {
        room: ['salle'],
        equipment: ['matériel', 'projecteur'],
        videoLink: ['visio', 'lien', 'link'],
        travel: ['déplacements', 'trajet'],
        dedicatedTime: ['temps', 'time'],
      },
      { position: 2, optional: true, keys: ['ligne', 'élément'] },
    ),
    state: choice(
      {
        ready: ['prêt', 'ok', 'fait', 'done'],
        notNeeded: ['inutile', 'sans objet', 'none'],
        open: ['à faire', 'todo', 'ouvert'],
      },
      { position: 3, optional: true, keys: ['état'] },
    ),
    owner: entity<Person>('person', { optional: true, keys: ['par', 'qui', 'by'] }),
    note: text({ optional: true, keys: ['note', 'précision'] }),
    committee: entity<Committee>('committee', { optional: true, keys: ['comité'] }),
  },
  committeeOf: (values) => values.meeting?.value.committeeId ?? values.committee?.value.id,

  async run(turn, values) {
    const found = await meetingMeant(turn, values);
    if ('problem' in found) return sayNo(turn, found.problem, { committee: found.committee });
    const meeting = await lockMeeting(turn.tx, found.meeting.id);
    const { t } = turn;
    const { item, state, owner, note } = values;
    const change = { state, ownerId: owner?.value.id, note };
    if (!item && (state || owner || note)) return sayNo(turn, 'agenda.logistics.which', {}, 'item');
    if (item && !isOpenToPoints(meeting, turn.now))
      return sayNo(turn, 'agenda.logistics.over', { title: meeting.title }, 'meeting');
    if (item && (state || owner || note)) {
      const key = { meetingId: meeting.id, code: item };
      const stamp = { changedAt: toDate(turn.now) };
      await turn.tx.logisticsCheck.upsert({
        where: { meetingId_code: key },
        create: { ...key, ...change, ...stamp },
        update: { ...change, ...stamp },
      });
      await journal(
        turn,
        'meeting.logistics',
        { type: 'meeting', id: meeting.id },
        { after: { item, state: state ?? null, ownerId: change.ownerId ?? null } },
      );
      await turn.ledger.refresh(turn.tx, { type: 'meeting', id: meeting.id }, turn.correlationId);
    }
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: turn.via === 'button' && item !== undefined,
      card: {
        heading: t('agenda.logistics.heading', { title: meeting.title }),
        blocks: [
          { kind: 'text', text: [{ bold: whenLine(meeting, t) }] },
          ...(await logisticsBlocks(turn.tx, meeting, t)),
        ],
      },
    };
  },
});
