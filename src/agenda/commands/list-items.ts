import { entity } from '../../conversation/arguments.ts';
import { readingOfMeeting } from '../../meetings/reading-of-meeting.ts';
import { unreadable } from '../../people/reading.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { agendaCard } from '../agenda-card.ts';
import { type AgendaMeeting, isOpenToPoints, meetingMeant } from '../agenda-meeting.ts';
import { buildAgenda } from '../build-agenda.ts';
import { mayPrepare } from '../who-decides-point.ts';

/**
 * The points of a meeting: who may read its minutes may read them; a vendor, an expert or a guest sees their own (4.5). Opened
 * by somebody who prepares the meeting, the agenda is laid out if it is not yet.
 */
export const listItems = domainCommand({
  name: 'agenda',
  alias: 'ordre-du-jour',
  synonyms: ['points', 'odj'],
  group: 'meetings',
  arguments: {
    meeting: entity<AgendaMeeting>('meeting', { position: 1, optional: true, keys: ['réunion'] }),
    committee: entity<Committee>('committee', { position: 2, optional: true, keys: ['comité'] }),
  },

  async run(turn, values) {
    const found = await meetingMeant(turn, values);
    if ('problem' in found) return sayNo(turn, found.problem, { committee: found.committee });
    const { meeting } = found;
    const { committeeId } = meeting;
    const reading = await readingOfMeeting(turn, meeting);
    if (!reading) return unreadable(turn, committeeId);
    const open = isOpenToPoints(meeting, turn.now);
    if (open && !meeting.agendaBuiltAt && (await mayPrepare(turn, committeeId)))
      await buildAgenda(turn.tx, meeting.id, turn.now);
    return { outcome: 'done', visibility: 'private', card: await agendaCard(turn, meeting, reading) };
  },
});
